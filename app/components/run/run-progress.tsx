/** How far a run is, as a bar and in words that are read out as they change. */
import { BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RunSummary } from "#services/runs/run-summary.ts";
import { useFormat } from "../../words/use-format.ts";
import { ProgressBar } from "./progress-bar.tsx";
import { progressWords } from "./run-words.ts";

export function RunProgress({ run }: { readonly run: RunSummary }) {
  const { t } = useTranslation();
  const words = progressWords(run, t, useFormat());
  return (
    <BlockStack gap="200">
      <ProgressBar progress={run.progress} done={run.state === "done"} labelledBy={`progress-${run.id}`} />
      <div id={`progress-${run.id}`} aria-live="polite">
        <Text as="p" tone="subdued">
          {words}
        </Text>
      </div>
    </BlockStack>
  );
}
