/** The newest audit from top to bottom, or the invitation to begin one. */
import { Banner, BlockStack, Card, EmptyState } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { BadPicture, PictureView } from "#services/audit/list-bad-pictures.ts";
import type { AuditView } from "#services/audit/read-audit.ts";
import type { Action } from "../use-action.ts";
import { AuditProgress } from "./audit-progress.tsx";
import { BadPictures } from "./bad-pictures.tsx";
import { type Assumptions, CostCard } from "./cost-card.tsx";
import { DefectsCard } from "./defects-card.tsx";
import { GalleriesCard } from "./galleries-card.tsx";
import { RefusalsCard } from "./refusals-card.tsx";
import { ScoreCard } from "./score-card.tsx";
import styles from "./audit.module.css";

interface AuditPageProps {
  readonly view: AuditView | null;
  readonly pictures: readonly BadPicture[];
  readonly show: PictureView;
  readonly assumptions: Assumptions;
  readonly mayStart: boolean;
  readonly mayChange: boolean;
  readonly action: Action;
}

export function AuditPage({
  view,
  pictures,
  show,
  assumptions,
  mayStart,
  mayChange,
  action,
}: AuditPageProps) {
  const { t } = useTranslation("audit");
  const refusal = action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>;
  if (view === null)
    return (
      <BlockStack gap="400">
        {refusal}
        <Card>
          <EmptyState heading={t("none.title")} image="/empty-runs.svg">
            <p>{t("none.text")}</p>
          </EmptyState>
        </Card>
      </BlockStack>
    );
  const { report, previous, costs } = view;
  return (
    <BlockStack gap="400">
      {refusal}
      <AuditProgress view={view} mayStop={mayStart} action={action} />
      {report && (
        <>
          <div className={styles["pair"]}>
            <ScoreCard report={report} previous={previous} />
            <DefectsCard report={report} previous={previous?.report ?? null} />
          </div>
          <RefusalsCard refusals={view.refusals} products={report.products} />
          <div className={styles["pair"]}>
            <GalleriesCard report={report} />
            {costs && <CostCard {...{ costs, assumptions, mayChange, action }} passing={view.passing} />}
          </div>
          <BadPictures {...{ pictures, show, report }} />
        </>
      )}
    </BlockStack>
  );
}
