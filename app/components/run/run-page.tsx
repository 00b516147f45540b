/** One run as it goes: progress, pictures as they appear, and what can be done about it. */
import { Banner, BlockStack, Card, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RunInShop as InShop } from "#services/runs/read-run-in-shop.ts";
import type { RunDetail } from "#services/runs/read-run.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import { PageFrame } from "../page-frame.tsx";
import { TimeAgo } from "../time-ago.tsx";
import { useAction } from "../use-action.ts";
import { usePolling } from "../use-polling.ts";
import { RunFigures } from "./run-figures.tsx";
import { RunOrigin } from "./run-origin.tsx";
import { RunInShop } from "./run-in-shop.tsx";
import { RunProductRow } from "./run-product-row.tsx";
import { RunProgress } from "./run-progress.tsx";
import { RunStateBadge } from "./run-state-badge.tsx";
import { failuresOf, isActive, productsOf } from "./run-words.ts";
import styles from "./run.module.css";

interface RunPageProps {
  readonly run: RunDetail;
  readonly inShop: InShop;
  /** Marketplaces have listings of products whose pictures were approved, and this person may publish. */
  readonly canPublish: boolean;
}

export function RunPage({ run, inShop, canPublish }: RunPageProps) {
  const { t } = useTranslation(["runs", "words"]);
  const [cancelling, setCancelling] = useState(false);
  const action = useAction();
  const active = isActive(run);
  usePolling(active || inShop.applying + inShop.reverting > 0);
  const failures = failuresOf(run);
  const retry = {
    content: t("retry"),
    onAction: () => action.post({ intent: "retry-failed" }),
    loading: action.busy && action.intent === "retry-failed",
  };
  const canExport = run.counts.approved + run.counts.written_back > 0;
  const publish = { content: t("publish"), onAction: () => action.post({ intent: "publish" }) };
  const cancel = { content: t("cancel"), destructive: true, onAction: () => setCancelling(true) };
  return (
    <PageFrame
      title={run.presetTitle}
      back={{ content: t("title"), url: "/app/runs" }}
      titleMetadata={<RunStateBadge state={run.state} />}
      {...(run.counts.in_review > 0 && {
        primaryAction: {
          content: t("review", { count: run.counts.in_review }),
          url: `/app/review?runId=${run.id}`,
        },
      })}
      secondaryActions={[
        ...(active ? [cancel] : []),
        ...(failures > 0 && !active ? [retry] : []),
        ...(canPublish ? [publish] : []),
        ...(canExport ? [{ content: t("export"), url: `/app/exports/new?run=${run.id}` }] : []),
      ]}
    >
      <BlockStack gap="400">
        {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
        <Card>
          <BlockStack gap="400">
            <RunProgress run={run} />
            <RunFigures run={run} />
            <Text as="p" variant="bodySm" tone="subdued">
              <RunOrigin run={run} />
              {", "}
              <TimeAgo at={run.createdAt} />
              {". "}
              {t(`words:writeMode.${run.writeMode}.says`)}
            </Text>
          </BlockStack>
        </Card>
        <RunInShop inShop={inShop} writeMode={run.writeMode} action={action} />
        <RunProducts run={run} />
      </BlockStack>
      <ConfirmModal
        open={cancelling}
        title={t("cancelTitle")}
        text={t("cancelText")}
        confirmLabel={t("cancel")}
        destructive
        onConfirm={() => action.post({ intent: "cancel" })}
        onClose={() => setCancelling(false)}
      />
    </PageFrame>
  );
}

function RunProducts({ run }: { readonly run: RunDetail }) {
  const { t } = useTranslation("runs");
  const hidden = productsOf(run) - run.products.length;
  return (
    <Card padding="0">
      <ul className={styles["products"]}>
        {run.products.map((product) => (
          <RunProductRow key={product.id} product={product} />
        ))}
      </ul>
      {hidden > 0 && (
        <div className={styles["product"]}>
          <Text as="p" tone="subdued">
            {t("hidden", { count: hidden })}
          </Text>
        </div>
      )}
    </Card>
  );
}
