/** Runs as a list of cards, newest first. */
import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { RunSummary } from "#services/runs/run-summary.ts";
import { counted } from "../../words/format.ts";
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
        {counted(productsOf(run), "product")}
        {run.trigger === "webhook" && ", started for new products"}
        {": "}
        {outcomeWords(run)}
      </Text>
      {isActive(run) && <RunProgress run={run} />}
    </BlockStack>
  );
}
