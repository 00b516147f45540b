/** Tries a rule on the products of the last 30 days, saved or not. */
import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, Layout } from "@shopify/polaris";
import { Suspense, lazy } from "react";
import { useTranslation } from "react-i18next";
import type { RulePreview } from "#services/automation/preview-rule.ts";

const Outcome = lazy(async () => ({ default: (await import("./rule-preview.tsx")).RulePreview }));

interface RulePreviewCardProps {
  /** Calls back with the rule as JSON once the form is complete. */
  readonly whenGood: (act: (rule: string) => void) => () => void;
}

export function RulePreviewCard({ whenGood }: RulePreviewCardProps) {
  const { t } = useTranslation("automation");
  const fetcher = useFetcher<RulePreview>();
  const run = whenGood((rule) =>
    fetcher.submit({ rule }, { method: "post", action: "/app/automation/preview" }),
  );
  const preview = fetcher.data;
  return (
    <Layout.AnnotatedSection title={t("preview.title")} description={t("preview.description")}>
      <Card>
        <BlockStack gap="400">
          <div>
            <Button onClick={run} loading={fetcher.state !== "idle"}>
              {t("preview.run")}
            </Button>
          </div>
          <div aria-live="polite">
            <Suspense>{preview && "added" in preview && <Outcome preview={preview} />}</Suspense>
          </div>
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
}
