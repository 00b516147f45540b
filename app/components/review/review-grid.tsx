/** The review queue as a grid of pictures with their verdicts. */
import { Link } from "@remix-run/react";
import { Text } from "@shopify/polaris";
import type { ReviewCard } from "#services/review/list-review.ts";
import { VerdictBadge } from "../word-badge.tsx";
import styles from "./review-grid.module.css";

export function ReviewGrid({ cards }: { readonly cards: readonly ReviewCard[] }) {
  return (
    <ul className={styles["grid"]}>
      {cards.map((card) => (
        <li key={card.id}>
          <Link to={`/app/review/${card.id}`} className={styles["card"]}>
            <span className={styles["picture"]}>
              {card.thumbUrl !== null && (
                <img src={card.thumbUrl} alt="" width={320} height={320} loading="lazy" decoding="async" />
              )}
            </span>
            <span className={styles["text"]}>
              <Text as="span" fontWeight="semibold" truncate>
                {card.productTitle}
              </Text>
              <span>{card.outcome !== null && <VerdictBadge outcome={card.outcome} />}</span>
              <Text as="span" variant="bodySm" tone="subdued">
                {card.worstFinding ?? card.presetTitle}
              </Text>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
