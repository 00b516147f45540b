/** Runs as a list of cards, newest first. */
import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RunSummary } from "#services/runs/run-summary.ts";
import { TimeAgo } from "../time-ago.tsx";
import { RunProgress } from "./run-progress.tsx";
import { RunStateBadge } from "./run-state-badge.tsx";
import { isActive, outcomeWords, productsOf } from "./run-words.ts";
import styles from "./run.module.css";

export function RunList({ runs }: { readonly runs: readonly RunSummary[] }) {
  return (
    <Card padding="0">
      <ul className={styles["products"]}>
        {runs.map((run) => (
          <li key={run.id} className={styles["run"]}>
            <RunEntry run={run} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function RunEntry({ run }: { readonly run: RunSummary }) {
  const { t } = useTranslation(["runs", "words"]);
  const entry = {
    products: t("words:products", { count: productsOf(run) }),
    outcome: outcomeWords(run, t),
  };
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" gap="200" blockAlign="center">
        <InlineStack gap="200" blockAlign="center">
          <Link url={`/app/runs/${run.id}`} removeUnderline>
            <Text as="span" fontWeight="semibold">
              {run.presetTitle}
            </Text>
          </Link>
          <RunStateBadge state={run.state} />
        </InlineStack>
        <Text as="span" tone="subdued">
          <TimeAgo at={run.createdAt} />
        </Text>
      </InlineStack>
      <Text as="p" tone="subdued">
        {run.trigger === "webhook" && t("entryNew", entry)}
        {run.rule !== null && t("entryRule", { ...entry, rule: run.rule.name })}
        {run.trigger !== "webhook" && run.rule === null && t("entry", entry)}
      </Text>
      {isActive(run) && <RunProgress run={run} />}
    </BlockStack>
  );
}
