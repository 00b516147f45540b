/** A rendition's thumbnail with its verdict or state; it leads to its review. */
import { Link } from "@remix-run/react";
import { Spinner } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RenditionCard } from "#services/renditions/rendition-card.ts";
import { Thumb } from "./thumb.tsx";
import { StateBadge, VerdictBadge } from "./word-badge.tsx";
import styles from "./rendition-tile.module.css";

export function RenditionTile({ card, title }: { readonly card: RenditionCard; readonly title: string }) {
  const { t } = useTranslation("words");
  const verdict = card.outcome === null ? [] : [t(`verdict.${card.outcome}`)];
  const state = [t(`state.${card.state}`), ...verdict].join(", ");
  const name = t("renditionOf", { number: card.position + 1, title, state });
  return (
    <Link
      to={`/app/review/${card.id}`}
      className={styles["tile"]}
      aria-label={name}
      title={card.errorMessage ?? name}
    >
      <span className={styles["picture"]}>
        <Thumb url={card.thumbUrl} alt="" sizePx={88} />
        {card.state === "rendering" && (
          <span className={styles["busy"]}>
            <Spinner size="small" />
          </span>
        )}
      </span>
      {card.state === "in_review" && card.outcome !== null ? (
        <VerdictBadge outcome={card.outcome} />
      ) : (
        <StateBadge state={card.state} />
      )}
    </Link>
  );
}
