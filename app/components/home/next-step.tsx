/** The one thing to do next. */
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { HomeView } from "./home-view.ts";
import styles from "./home.module.css";

interface Step {
  readonly title: string;
  readonly text: string;
  readonly button?: { readonly content: string; readonly url: string };
}

const toCatalogue = "/app/catalogue";
const toUntouched = "/app/catalogue?photos=never-enhanced";

/** @param t of the area `home` */
function stepFor(home: HomeView, t: TFunction<"home">): Step {
  const {
    nextStep,
    products: count,
    images,
    waitingForReview,
    passedWaiting,
    catalogueSync,
    approval,
  } = home;
  switch (nextStep) {
    case "sync":
      return catalogueSync === "failed"
        ? {
            ...{ title: t("next.unread.title"), text: t("next.unread.text") },
            button: { content: t("next.unread.button"), url: toCatalogue },
          }
        : { title: t("next.reading.title"), text: t("next.reading.text") };
    case "enhance":
      if (images === 0)
        return {
          ...{ title: t("next.empty.title"), text: t("next.empty.text") },
          button: { content: t("next.unread.button"), url: toCatalogue },
        };
      return {
        title: t("next.enhance.title"),
        text:
          approval === "review" ? t("next.enhance.text", { count }) : t("next.enhance.automatic", { count }),
        button: { content: t("next.enhance.button"), url: toUntouched },
      };
    case "review":
      return {
        title: t("next.review.title", { count: waitingForReview }),
        text:
          passedWaiting === 0 ? t("next.review.compare") : t("next.review.passed", { count: passedWaiting }),
        button: { content: t("next.review.button"), url: "/app/review" },
      };
    case "done":
      return {
        ...{ title: t("next.done.title"), text: t("next.done.text") },
        button: { content: t("next.done.button"), url: toUntouched },
      };
  }
}

export function NextStep({ home }: { readonly home: HomeView }) {
  const { t } = useTranslation("home");
  const { title, text, button } = stepFor(home, t);
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
