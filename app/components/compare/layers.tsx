/** The original and the result as layers of equal size; the result may lie on another ground. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Look } from "./look.ts";
import type { Picture } from "./picture.ts";
import styles from "./compare.module.css";

interface LayerProps {
  readonly picture: Picture;
  readonly look: Look;
}

export function BeforeLayer({ picture }: { readonly picture: Picture }) {
  const { t } = useTranslation("compare");
  return (
    <div className={styles["layer"]}>
      <LayerImage key={picture.before} url={picture.before} alt={t("originalOf", { title: picture.title })} />
    </div>
  );
}

export function AfterLayer({ picture, look }: LayerProps) {
  const { t } = useTranslation("compare");
  const onOwnGround = look.ground === "result";
  const url = onOwnGround ? picture.after : picture.cutout;
  const alt = onOwnGround
    ? t("enhancedOf", { title: picture.title })
    : t("cutoutOf", { title: picture.title, ground: t(`grounds.${look.ground}`) });
  return (
    <div className={`${styles["layer"]} ${styles[`ground-${look.ground}`]}`}>
      <LayerImage key={url} url={url} alt={alt} />
      {look.heat && <img className={styles["heat"]} src={picture.heat} alt={t("heatAlt")} />}
    </div>
  );
}

function LayerImage({ url, alt }: { readonly url: string; readonly alt: string }) {
  const { t } = useTranslation("compare");
  const [broken, setBroken] = useState(false);
  if (broken) return <p className={styles["broken"]}>{t("broken")}</p>;
  return <img src={url} alt={alt} draggable={false} decoding="async" onError={() => setBroken(true)} />;
}
