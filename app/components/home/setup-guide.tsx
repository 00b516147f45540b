/** The first four steps, until they are done or the merchant has seen enough. */
import { BlockStack, Button, Card, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import type { Overview } from "#services/home/read-overview.ts";
import { stepsDone } from "./steps-done.ts";
import styles from "./home.module.css";

interface SetupGuideProps {
  readonly overview: Overview;
  readonly onDismiss: () => void;
}

const steps = [
  ["read", "Packshot reads your products", "It starts by itself and only looks."],
  ["enhanced", "Enhance a few photos", "Choose products, choose where the pictures will be used."],
  ["decided", "Review the result", "Before and after, with what was measured. Approve or reject."],
  [
    "published",
    "See it in your shop",
    "Approved pictures take the original's place. You can always go back.",
  ],
] as const;

export function SetupGuide({ overview, onDismiss }: SetupGuideProps) {
  const done = stepsDone(overview);
  const count = Object.values(done).filter(Boolean).length;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <BlockStack gap="050">
            <Text as="h2" variant="headingMd">
              Set-up guide
            </Text>
            <Text as="p" tone="subdued">{`${count} of ${steps.length} steps done`}</Text>
          </BlockStack>
          <Button variant="tertiary" onClick={onDismiss}>
            Dismiss
          </Button>
        </InlineStack>
        <ol className={styles["steps"]}>
          {steps.map(([name, title, text]) => (
            <li key={name}>
              {done[name] ? (
                <span>
                  <Icon source={CheckCircleIcon} tone="success" accessibilityLabel="Done" />
                </span>
              ) : (
                <span className={styles["open"]} role="img" aria-label="To do" />
              )}
              <BlockStack gap="050">
                <Text as="h3" fontWeight="semibold" variant="bodyMd">
                  {title}
                </Text>
                <Text as="p" tone="subdued">
                  {text}
                </Text>
              </BlockStack>
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}
