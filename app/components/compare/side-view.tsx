/** Original and result beside each other, scrolled together. */
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { AfterLayer, BeforeLayer } from "./layers.tsx";
import type { Look } from "./look.ts";
import type { Picture } from "./picture.ts";
import { useDragToPan, useLinkedScroll } from "./use-drag-to-pan.ts";
import { Viewport } from "./viewport.tsx";
import styles from "./compare.module.css";

export function SideView({ picture, look }: { readonly picture: Picture; readonly look: Look }) {
  const { t } = useTranslation("compare");
  const [left, right] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const actual = look.zoom === "actual";
  useDragToPan(left, actual);
  useDragToPan(right, actual);
  useLinkedScroll(left, right, actual);
  return (
    <div className={styles["sides"]}>
      <figure>
        <Viewport area={left} picture={picture} look={look} label={t("originalPhoto")}>
          <div className={styles["stack"]}>
            <BeforeLayer picture={picture} />
          </div>
        </Viewport>
        <figcaption>{t("original")}</figcaption>
      </figure>
      <figure>
        <Viewport area={right} picture={picture} look={look} label={t("enhancedPicture")}>
          <div className={styles["stack"]}>
            <AfterLayer picture={picture} look={look} />
          </div>
        </Viewport>
        <figcaption>{t("enhanced")}</figcaption>
      </figure>
    </div>
  );
}
