/** How far a run is, as a bar and in words that are read out as they change. */
import { BlockStack, ProgressBar, Text } from "@shopify/polaris";
import type { RunSummary } from "#services/runs/run-summary.ts";
import { progressWords } from "./run-words.ts";

export function RunProgress({ run }: { readonly run: RunSummary }) {
  const words = progressWords(run);
  return (
    <BlockStack gap="200">
      <ProgressBar
        progress={Math.round(run.progress * 100)}
        size="small"
        tone={run.state === "done" ? "success" : "primary"}
        ariaLabelledBy={`progress-${run.id}`}
      />
      <div id={`progress-${run.id}`} aria-live="polite">
        <Text as="p" tone="subdued">
          {words}
        </Text>
      </div>
    </BlockStack>
  );
}
