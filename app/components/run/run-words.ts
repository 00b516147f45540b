/** A run in words. */
import type { TFunction } from "i18next";
import type { RunSummary } from "#services/runs/run-summary.ts";
import type { Format } from "../../words/format.ts";
import type { BadgeLook } from "../../words/rendition-words.ts";

type Counts = Pick<RunSummary, "counts" | "productCounts">;

export const runStateLooks: Readonly<Record<RunSummary["state"], BadgeLook>> = {
  queued: { tone: undefined, progress: "incomplete" },
  running: { tone: "info", progress: "partiallyComplete" },
  done: { tone: "success", progress: "complete" },
  cancelled: { tone: undefined },
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
export function outcomeWords(run: Counts, t: TFunction): string {
  const { counts } = run;
  const parts = [
    ["toDo", counts.queued + counts.rendering],
    ["toReview", counts.in_review],
    ["approved", counts.approved],
    ["inShop", counts.written_back],
    ["rejected", counts.rejected],
    ["takenBack", counts.reverted],
    ["failed", failuresOf(run)],
  ] as const;
  const some = parts.filter(([, count]) => count > 0);
  if (some.length === 0) return t("runs:outcome.none");
  return some.map(([name, count]) => t(`runs:outcome.${name}`, { count })).join(", ");
}

/** For the progress bar and its announcement. */
export function progressWords(
  run: Pick<RunSummary, "state" | "progress" | "remainingMs"> & Counts,
  t: TFunction,
  { remaining }: Pick<Format, "remaining">,
): string {
  const count = picturesOf(run);
  const progress = t("runs:progress.some", { count, done: count - run.counts.queued - run.counts.rendering });
  switch (run.state) {
    case "queued":
      return t("runs:progress.queued");
    case "running":
      return run.remainingMs === null ? progress : `${progress}, ${remaining(run.remainingMs)}`;
    case "done":
      return count === 0 ? t("runs:progress.nothing") : t("runs:progress.all", { count });
    case "cancelled":
      return t("runs:progress.cancelled", { progress });
  }
}
