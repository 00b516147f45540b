/** The verdict in one sentence, and the buttons for what can be done with the picture now. */
import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReviewDetail } from "#services/review/read-review.ts";
import { useRefusal } from "../use-refusal.ts";
import { decisionsFor, permissionFor, type DecisionIntent } from "./decisions-for.ts";
import { verdictSentence } from "./verdict-sentence.ts";
import styles from "./review.module.css";

interface DecisionCardProps {
  readonly review: ReviewDetail;
  /** The intent being posted. */
  readonly busyIntent: string | null;
  readonly error: string | null;
  readonly onDecide: (intent: DecisionIntent) => void;
}

export function DecisionCard({ review, busyIntent, error, onDecide }: DecisionCardProps) {
  const { t } = useTranslation("review");
  const refuse = useRefusal();
  const buttons = decisionsFor(review).map((button) => ({
    ...button,
    refusal: refuse(permissionFor[button.intent]),
  }));
  const refusals = [...new Set(buttons.flatMap(({ refusal }) => refusal ?? []))];
  return (
    <div className={styles["decision"]}>
      <Card>
        <BlockStack gap="300">
          <Text as="p" variant="bodyMd">
            {verdictSentence(review, t)}
          </Text>
          {error !== null && <Banner tone="critical">{error}</Banner>}
          <InlineStack gap="200">
            {buttons.map(({ intent, primary, tone, refusal }) => (
              <Button
                key={intent}
                {...(primary && { variant: "primary" as const })}
                {...(tone && { tone })}
                loading={busyIntent === intent}
                disabled={refusal !== null || (busyIntent !== null && busyIntent !== intent)}
                onClick={() => onDecide(intent)}
              >
                {t(`button.${intent}`)}
              </Button>
            ))}
          </InlineStack>
          {refusals.map((refusal) => (
            <Text as="p" key={refusal} tone="subdued">
              {refusal}
            </Text>
          ))}
          {review.state === "in_review" && <KeyHints />}
        </BlockStack>
      </Card>
    </div>
  );
}

function KeyHints() {
  const { t } = useTranslation("review");
  const hints = [
    ["A", "approve"],
    ["R", "reject"],
    ["B", "toggle"],
    ["?", "help"],
  ] as const;
  return (
    <div className={styles["hints"]}>
      {hints.map(([key, name]) => (
        <span key={key}>
          <kbd className={styles["hint"]}>{key}</kbd> {t(`hint.${name}`)}
        </span>
      ))}
    </div>
  );
}
