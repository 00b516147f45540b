/** The original and the result as layers of equal size; the result may lie on another ground. */
import { useState } from "react";
import type { Look } from "./look.ts";
import type { Picture } from "./picture.ts";
import styles from "./compare.module.css";

interface LayerProps {
  readonly picture: Picture;
  readonly look: Look;
}

export function BeforeLayer({ picture }: { readonly picture: Picture }) {
  return (
    <div className={styles["layer"]}>
      <LayerImage key={picture.before} url={picture.before} alt={`Original photo of ${picture.title}`} />
    </div>
  );
}

export function AfterLayer({ picture, look }: LayerProps) {
  const onOwnGround = look.ground === "result";
  const url = onOwnGround ? picture.after : picture.cutout;
  const what = onOwnGround ? "Enhanced picture" : `Cut-out on ${look.ground} ground`;
  return (
    <div className={`${styles["layer"]} ${styles[`ground-${look.ground}`]}`}>
      <LayerImage key={url} url={url} alt={`${what} of ${picture.title}`} />
      {look.heat && (
        <img className={styles["heat"]} src={picture.heat} alt="Marks on edge pixels that are in doubt" />
      )}
    </div>
  );
}

function LayerImage({ url, alt }: { readonly url: string; readonly alt: string }) {
  const [broken, setBroken] = useState(false);
  if (broken)
    return <p className={styles["broken"]}>This picture did not load. Reload the page to try again.</p>;
  return <img src={url} alt={alt} draggable={false} decoding="async" onError={() => setBroken(true)} />;
}
