/** A run in words. */
import type { RunSummary } from "#services/runs/run-summary.ts";
import { counted, remaining } from "../../words/format.ts";
import type { BadgeWords } from "../../words/rendition-words.ts";

type Counts = Pick<RunSummary, "counts" | "productCounts">;

export const runStateWords: Readonly<Record<RunSummary["state"], BadgeWords>> = {
  queued: { text: "Waiting", tone: undefined, progress: "incomplete" },
  running: { text: "Running", tone: "info", progress: "partiallyComplete" },
  done: { text: "Done", tone: "success", progress: "complete" },
  cancelled: { text: "Cancelled", tone: undefined },
};

export const isActive = ({ state }: Pick<RunSummary, "state">) => state === "queued" || state === "running";

export function productsOf({ productCounts }: Counts): number {
  return Object.values(productCounts).reduce((sum, count) => sum + count, 0);
}

export function picturesOf({ counts }: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

export function failuresOf({ counts, productCounts }: Counts): number {
  return counts.failed + productCounts.failed;
}

/** What a run came to so far: `3 to review, 12 in your shop, 1 failed`. */
export function outcomeWords(run: Counts): string {
  const { counts } = run;
  const parts = [
    [counts.queued + counts.rendering, "to do"],
    [counts.in_review, "to review"],
    [counts.approved, "approved"],
    [counts.written_back, "in your shop"],
    [counts.rejected, "rejected"],
    [counts.reverted, "taken back"],
    [failuresOf(run), "failed"],
  ] as const;
  const some = parts.filter(([count]) => count > 0).map(([count, text]) => `${count} ${text}`);
  return some.length === 0 ? "No pictures yet" : some.join(", ");
}

/** For the progress bar and its announcement. */
export function progressWords(run: Pick<RunSummary, "state" | "progress" | "remainingMs"> & Counts): string {
  const done = picturesOf(run) - run.counts.queued - run.counts.rendering;
  const pictures = `${done} of ${counted(picturesOf(run), "picture")} done`;
  switch (run.state) {
    case "queued":
      return "Waiting for its turn";
    case "running":
      return run.remainingMs === null ? pictures : `${pictures}, ${remaining(run.remainingMs)}`;
    case "done":
      return picturesOf(run) === 0
        ? "Done, without any picture"
        : `${counted(picturesOf(run), "picture")} done`;
    case "cancelled":
      return `Cancelled; ${pictures}`;
  }
}
