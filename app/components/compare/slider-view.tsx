/** Original and result on top of each other, with a divider that is dragged or moved by its slider. */
import type { TFunction } from "i18next";
import { useRef, type CSSProperties, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { AfterLayer, BeforeLayer } from "./layers.tsx";
import type { Look, LookChange } from "./look.ts";
import type { Picture } from "./picture.ts";
import { useDragToPan } from "./use-drag-to-pan.ts";
import { Viewport } from "./viewport.tsx";
import styles from "./compare.module.css";

interface SliderViewProps {
  readonly picture: Picture;
  readonly look: Look;
  readonly onChange: (change: LookChange) => void;
}

export function SliderView({ picture, look, onChange }: SliderViewProps) {
  const { t } = useTranslation("compare");
  const area = useRef<HTMLDivElement>(null);
  useDragToPan(area, look.zoom === "actual");
  const setDivider = (divider: number) => onChange({ set: { divider } });
  return (
    <div>
      <Viewport area={area} picture={picture} look={look} label={t("both")}>
        <div
          className={styles["stack"]}
          style={{ "--divider": `${look.divider}%` } as CSSProperties}
          {...(look.zoom === "fit" && dragDivider(setDivider))}
        >
          <BeforeLayer picture={picture} />
          <div className={styles["clip"]}>
            <AfterLayer picture={picture} look={look} />
          </div>
          <Labels divider={look.divider} />
          <span className={styles["divider"]} aria-hidden />
        </div>
      </Viewport>
      <input
        className={`${styles["range"]} ${look.zoom === "fit" ? styles["rangeFit"] : ""}`}
        style={{ "--width": picture.width, "--height": picture.height } as CSSProperties}
        type="range"
        min={0}
        max={100}
        value={look.divider}
        aria-label={t("divider")}
        aria-valuetext={dividerWords(look.divider, t)}
        onChange={(event) => setDivider(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

function Labels({ divider }: { readonly divider: number }) {
  const { t } = useTranslation("compare");
  return (
    <>
      {divider > 12 && <span className={`${styles["label"]} ${styles["labelBefore"]}`}>{t("original")}</span>}
      {divider < 88 && <span className={`${styles["label"]} ${styles["labelAfter"]}`}>{t("enhanced")}</span>}
    </>
  );
}

function dividerWords(divider: number, t: TFunction): string {
  if (divider === 100) return t("compare:onlyOriginal");
  if (divider === 0) return t("compare:onlyEnhanced");
  return t("compare:share", { percent: divider });
}

/** The divider follows the pointer while it is down. */
function dragDivider(setDivider: (divider: number) => void) {
  const follow = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const percent = ((event.clientX - left) / width) * 100;
    setDivider(Math.round(Math.min(100, Math.max(0, percent))));
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      follow(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
    },
  };
}
