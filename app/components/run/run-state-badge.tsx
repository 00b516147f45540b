/** A run's state as a badge. */
import { Badge } from "@shopify/polaris";
import type { RunSummary } from "#services/runs/run-summary.ts";
import { runStateWords } from "./run-words.ts";

export function RunStateBadge({ state }: Pick<RunSummary, "state">) {
  const { text, tone, progress } = runStateWords[state];
  return (
    <Badge {...(tone && { tone })} {...(progress && { progress })}>
      {text}
    </Badge>
  );
}
