/** How far the audit is, what its figures rest on, and how to stop it. */
import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { AuditView } from "#services/audit/read-audit.ts";
import { useFormat } from "../../words/use-format.ts";
import { ProgressBar } from "../run/progress-bar.tsx";
import type { Action } from "../use-action.ts";
import styles from "./audit.module.css";

interface AuditProgressProps {
  readonly view: AuditView;
  readonly mayStop: boolean;
  readonly action: Action;
}

export function AuditProgress({ view, mayStop, action }: AuditProgressProps) {
  const { t } = useTranslation("audit");
  const { audit } = view;
  const isGoing = audit.state === "sampling" || audit.state === "scanning";
  if (!isGoing) return <Basis view={view} />;
  const figures = { done: audit.productsLooked, pictures: audit.imagesLooked };
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="300">
          <InlineStack align="space-between" blockAlign="center" gap="300">
            <Text as="h2" variant="headingSm">
              {t(`state.${audit.state}`)}
            </Text>
            <Button
              disabled={!mayStop}
              loading={action.intent === "cancel"}
              onClick={() => action.post({ intent: "cancel", auditId: audit.id })}
            >
              {t("stop")}
            </Button>
          </InlineStack>
          <ProgressBar progress={audit.progress} done={false} labelledBy="audit-progress" />
          <div id="audit-progress" aria-live="polite">
            <Text as="p" tone="subdued">
              {t(`progress.${audit.state}`, figures)} {t("background")}
            </Text>
          </div>
        </BlockStack>
      </Card>
      {view.report && <Basis view={view} />}
    </BlockStack>
  );
}

/** What was looked at and when. */
function Basis({ view }: { readonly view: AuditView }) {
  const { t } = useTranslation("audit");
  const { fullTime, number } = useFormat();
  const { audit, report, isSample } = view;
  if (audit.state === "failed")
    return (
      <Banner tone="critical" title={t("state.failed")}>
        {audit.errorMessage ?? ""}
      </Banner>
    );
  if (report === null) return <Banner tone="info">{t("stoppedEarly")}</Banner>;
  const figures = { products: report.products, pictures: report.pictures };
  return (
    <div className={styles["basis"]}>
      <Text as="p" tone="subdued">
        {isSample
          ? t("basis.sample", { ...figures, of: audit.productCount, points: number(view.marginPoints) })
          : t("basis.all", { ...figures, at: fullTime(audit.finishedAt ?? audit.startedAt) })}
      </Text>
    </div>
  );
}
