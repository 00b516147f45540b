/** Three steps to the first enhanced picture, until they are done or the merchant has seen enough. */
import { BlockStack, Button, Card, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { HomeView } from "./home-view.ts";
import { guideSteps, stepsDone, type GuideStep } from "./steps-done.ts";
import styles from "./home.module.css";

interface SetupGuideProps {
  readonly home: HomeView;
  readonly onDismiss: () => void;
}

/** Where each step is done. */
const places: Readonly<Record<GuideStep, string>> = {
  read: "/app/catalogue",
  enhanced: "/app/catalogue?photos=never-enhanced",
  decided: "/app/review",
};

export function SetupGuide({ home, onDismiss }: SetupGuideProps) {
  const { t } = useTranslation("home");
  const done = stepsDone(home);
  const next = guideSteps.find((step) => !done[step]);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="start" gap="200">
          <BlockStack gap="050">
            <Text as="h2" variant="headingMd">
              {t("guide.title")}
            </Text>
            <Text as="p" tone="subdued">
              {t("guide.progress", {
                done: guideSteps.filter((step) => done[step]).length,
                all: guideSteps.length,
              })}
            </Text>
          </BlockStack>
          <Button variant="tertiary" onClick={onDismiss}>
            {t("guide.dismiss")}
          </Button>
        </InlineStack>
        <ol className={styles["steps"]}>
          {guideSteps.map((step) => (
            <Step key={step} step={step} home={home} done={done[step]} isNext={step === next} />
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}

interface StepProps {
  readonly step: GuideStep;
  readonly home: HomeView;
  readonly done: boolean;
  readonly isNext: boolean;
}

function Step({ step, home, done, isNext }: StepProps) {
  const { t } = useTranslation("home");
  // Reading the catalogue goes by itself; there is something to press only when it went wrong.
  const pressable = isNext && (step !== "read" || home.catalogueSync === "failed");
  return (
    <li {...(isNext && { "aria-current": "step" as const })}>
      {done ? (
        <span>
          <Icon source={CheckCircleIcon} tone="success" accessibilityLabel={t("guide.done")} />
        </span>
      ) : (
        <span className={styles["open"]} role="img" aria-label={t("guide.toDo")} />
      )}
      <BlockStack gap="050" inlineAlign="start">
        <Text as="h3" fontWeight="semibold" variant="bodyMd">
          {t(`guide.${step}.title`)}
        </Text>
        <Text as="p" tone="subdued">
          {textOf(step, home, t)}
        </Text>
        {pressable && <Button url={places[step]}>{t(`guide.${step}.button`)}</Button>}
      </BlockStack>
    </li>
  );
}

function textOf(step: GuideStep, home: HomeView, t: TFunction<"home">): string {
  if (step !== "decided") return t(`guide.${step}.text`);
  if (home.approval === "review")
    return t(home.writeBackOnApproval ? "guide.decided.atOnce" : "guide.decided.later");
  return t(home.writeBackOnApproval ? "guide.decided.automaticAtOnce" : "guide.decided.automaticLater");
}
