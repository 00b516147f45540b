/** Which product a listing sells, how sure that is, and the way to say it oneself. */
import { Badge, Button, Link } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ListingRow } from "#services/listings/list-listings.ts";
import { Thumb } from "../thumb.tsx";
import styles from "./listings.module.css";

interface LinkCellProps {
  readonly listing: ListingRow;
  /** Absent where the person may not. */
  readonly onPick?: () => void;
}

const tones = { suggested: "attention", confirmed: "success", none: undefined, refused: undefined } as const;

export function LinkCell({ listing, onPick }: LinkCellProps) {
  const { t } = useTranslation("listings");
  const { link, product, confidence, reason, title, state } = listing;
  const tone = tones[link];
  const act = t(product === null ? "pick" : "pickOther");
  return (
    <div className={styles["link"]}>
      {product !== null && (
        <>
          <Thumb url={product.thumbUrl} alt="" sizePx={32} />
          <span className={styles["name"]}>
            <Link url={`/app/products/${product.id}`} monochrome removeUnderline>
              {product.title}
            </Link>
            {link === "suggested" && confidence !== null && (
              <small>{t(`reason.${reason ?? "title"}`, { percent: Math.round(confidence * 100) })}</small>
            )}
          </span>
        </>
      )}
      <Badge {...(tone && { tone })}>{t(`link.${link}`)}</Badge>
      {(state === "inactive" || state === "unpublished") && <Badge>{t(`state.${state}`)}</Badge>}
      {onPick && (
        <Button variant="plain" accessibilityLabel={t("pickFor", { act, title })} onClick={onPick}>
          {act}
        </Button>
      )}
    </div>
  );
}
