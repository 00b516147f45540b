/** Who decided what about a picture, newest first. */
import { BlockStack, Card, Text } from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { ReviewDetail } from "#services/review/read-review.ts";
import { actorName } from "../../words/rendition-words.ts";
import { TimeAgo } from "../time-ago.tsx";
import styles from "./review.module.css";

type DecisionHistoryProps = Pick<ReviewDetail, "decisions">;

export const DecisionHistory = memo(function DecisionHistory({ decisions }: DecisionHistoryProps) {
  const { t } = useTranslation(["review", "words"]);
  if (decisions.length === 0) return null;
  return (
    <div className={styles["details"]}>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingSm">
            {t("history")}
          </Text>
          <ol className={styles["history"]}>
            {decisions.map(({ kind, reason, actor, at }) => (
              <li key={at}>
                <Text as="p">
                  {reason === null
                    ? t(`words:decision.${kind}`)
                    : t("words:decisionWithReason", { decision: t(`words:decision.${kind}`), reason })}
                </Text>
                <Text as="p" variant="bodySm" tone="subdued">
                  {actorName(actor, t)}, <TimeAgo at={at} />
                </Text>
              </li>
            ))}
          </ol>
        </BlockStack>
      </Card>
    </div>
  );
});
