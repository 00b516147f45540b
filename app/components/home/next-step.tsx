/** The one thing to do next. */
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Overview } from "#services/home/read-overview.ts";
import { counted } from "../../words/format.ts";
import styles from "./home.module.css";

interface Step {
  readonly title: string;
  readonly text: string;
  readonly button?: { readonly content: string; readonly url: string };
}

function stepFor({ nextStep, products, waitingForReview, passedWaiting, catalogueSync }: Overview): Step {
  switch (nextStep) {
    case "sync":
      return catalogueSync === "failed"
        ? {
            title: "Your products could not be read",
            text: "Open the catalogue and refresh it from Shopify.",
            button: { content: "Open the catalogue", url: "/app/catalogue" },
          }
        : { title: "Reading your products", text: "This takes a minute for a few thousand of them." };
    case "enhance":
      return {
        title: "Enhance your first photos",
        text: `${counted(products, "product")} in your catalogue. Pick a few: nothing changes in your shop until you approve it.`,
        button: { content: "Choose products", url: "/app/catalogue?photos=never-enhanced" },
      };
    case "review":
      return {
        title: `${counted(waitingForReview, "picture")} to review`,
        text:
          passedWaiting === 0 ? "Compare each with its original." : `${passedWaiting} passed every check.`,
        button: { content: "Start review", url: "/app/review" },
      };
    case "done":
      return {
        title: "Nothing waits for you",
        text: "Enhance more products whenever you like.",
        button: { content: "Choose products", url: "/app/catalogue?photos=never-enhanced" },
      };
  }
}

export function NextStep({ overview }: { readonly overview: Overview }) {
  const { title, text, button } = stepFor(overview);
  return (
    <Card>
      <InlineStack align="space-between" blockAlign="center" gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingLg">
            {title}
          </Text>
          <div aria-live="polite">
            <Text as="p" tone="subdued">
              {text}
            </Text>
          </div>
        </BlockStack>
        {button && (
          <span className={styles["primary"]}>
            <Button variant="primary" size="large" url={button.url}>
              {button.content}
            </Button>
          </span>
        )}
      </InlineStack>
    </Card>
  );
}
