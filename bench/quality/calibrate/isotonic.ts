/** Isotonic regression: the rising step function nearest to the truth (pool adjacent violators, Ayer 1955). */
import type { Judged } from "../verdict/rank.ts";

/** From `confidence` on, up to the next step, the share of good ones is `good`. */
export interface Step {
  readonly confidence: number;
  readonly good: number;
}

export function fitIsotonic(judged: readonly Judged[]): Step[] {
  const sorted = [...judged].sort((a, b) => a.confidence - b.confidence);
  const blocks: { confidence: number; good: number; count: number }[] = [];
  for (const { confidence, good } of sorted) {
    const last = blocks.at(-1);
    const same = last?.confidence === confidence && last.count > 0;
    if (same) {
      last.good += good ? 1 : 0;
      last.count++;
    } else blocks.push({ confidence, good: good ? 1 : 0, count: 1 });
    merge(blocks);
  }
  return blocks.map(({ confidence, good, count }) => ({ confidence, good: good / count }));
}

/** Below the first step the first step's share holds; NaN without steps. */
export function applyIsotonic(steps: readonly Step[], confidence: number): number {
  const found = steps.findLast((step) => confidence >= step.confidence) ?? steps[0];
  return found?.good ?? Number.NaN;
}

function merge(blocks: { confidence: number; good: number; count: number }[]): void {
  for (;;) {
    const [before, last] = [blocks.at(-2), blocks.at(-1)];
    if (!before || !last || before.good / before.count < last.good / last.count) return;
    before.good += last.good;
    before.count += last.count;
    blocks.pop();
  }
}
