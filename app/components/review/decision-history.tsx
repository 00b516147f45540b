/** Who decided what about a picture, newest first. */
import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReviewDetail } from "#services/review/read-review.ts";
import { actorName, decisionWords } from "../../words/rendition-words.ts";
import { TimeAgo } from "../time-ago.tsx";
import styles from "./review.module.css";

export function DecisionHistory({ decisions }: Pick<ReviewDetail, "decisions">) {
  if (decisions.length === 0) return null;
  return (
    <div className={styles["details"]}>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingSm">
            History
          </Text>
          <ol className={styles["history"]}>
            {decisions.map(({ kind, reason, actor, at }) => (
              <li key={at}>
                <Text as="p">
                  {reason === null ? decisionWords[kind] : `${decisionWords[kind]}: ${reason}`}
                </Text>
                <Text as="p" variant="bodySm" tone="subdued">
                  {actorName(actor)}, <TimeAgo at={at} />
                </Text>
              </li>
            ))}
          </ol>
        </BlockStack>
      </Card>
    </div>
  );
}
