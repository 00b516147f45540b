/** A shop's exports, newest first, each with how far it is and what can be downloaded. */
import { Button, BlockStack, Card, EmptyState, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ExportPage, ExportView } from "#services/exports/list-exports.ts";
import { Pager } from "../pager.tsx";
import { TimeAgo } from "../time-ago.tsx";
import type { Action } from "../use-action.ts";
import { WordBadge } from "../word-badge.tsx";
import { ExportFiles } from "./export-files.tsx";
import { ExportProgress } from "./export-progress.tsx";
import { exportLooks, isUnderWay } from "./export-looks.ts";
import styles from "./exports.module.css";

interface ExportsPageProps extends Pick<ExportPage, "nextCursor" | "previousCursor"> {
  readonly exports: readonly ExportView[];
  readonly mayExport: boolean;
  readonly action: Action;
}

export function ExportsPage({ exports, mayExport, action, nextCursor, previousCursor }: ExportsPageProps) {
  const { t } = useTranslation("exports");
  if (exports.length === 0)
    return (
      <Card>
        <EmptyState
          heading={t("none")}
          image="/empty-runs.svg"
          action={{ content: t("new"), url: "/app/exports/new" }}
        >
          <p>{t("noneHelp")}</p>
        </EmptyState>
      </Card>
    );
  return (
    <BlockStack gap="400">
      <Card padding="0">
        <ul className={styles["exports"]}>
          {exports.map((one) => (
            <li key={one.id} className={styles["export"]}>
              <ExportEntry one={one} mayCancel={mayExport} action={action} />
            </li>
          ))}
        </ul>
      </Card>
      <Pager nextCursor={nextCursor} previousCursor={previousCursor} />
    </BlockStack>
  );
}

interface ExportEntryProps {
  readonly one: ExportView;
  readonly mayCancel: boolean;
  readonly action: Action;
}

function ExportEntry({ one, mayCancel, action }: ExportEntryProps) {
  const { t } = useTranslation("exports");
  const cancel = () => action.post({ intent: "cancel", exportId: one.id });
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200" blockAlign="center">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="bodyMd" fontWeight="semibold">
            {one.channelTitle}
          </Text>
          <WordBadge text={t(`state.${one.state}`)} {...exportLooks[one.state]} />
        </InlineStack>
        <Text as="span" tone="subdued">
          <TimeAgo at={one.createdAt} />
        </Text>
      </InlineStack>
      {isUnderWay(one) && (
        <InlineStack gap="300" blockAlign="end" align="space-between">
          <div className={styles["progress"]}>
            <ExportProgress one={one} />
          </div>
          {mayCancel && (
            <Button
              onClick={cancel}
              loading={action.busy}
              accessibilityLabel={t("cancelName", { channel: one.channelTitle })}
            >
              {t("cancel")}
            </Button>
          )}
        </InlineStack>
      )}
      {one.state === "ready" && <ExportFiles one={one} />}
      {one.state === "expired" && (
        <Text as="p" tone="subdued">
          {t("deleted")}
        </Text>
      )}
      {one.state === "failed" && (
        <Text as="p" tone="critical">
          {one.errorMessage}
        </Text>
      )}
    </BlockStack>
  );
}
