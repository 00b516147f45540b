/** The threshold that lets no bad picture pass, and what it costs. */
import type { Judged } from "../verdict/rank.ts";
import { type Share, wilson } from "../verdict/wilson.ts";

export interface SafeThreshold {
  /** Pass from here on: halfway between the surest bad picture and the next good one above it. Above 1: nothing passes. */
  readonly threshold: number;
  /** Good pictures that pass. */
  readonly passing: Share;
}

/** Without a bad picture everything passes: the threshold is the least confidence seen. */
export function safeThreshold(judged: readonly Judged[]): SafeThreshold {
  const good = judged.filter((one) => one.good).map(({ confidence }) => confidence);
  const bad = judged.filter((one) => !one.good).map(({ confidence }) => confidence);
  const surestBad = Math.max(...bad, -Infinity);
  const above = good.filter((confidence) => confidence > surestBad);
  const next = Math.min(...above, Infinity);
  const threshold = above.length === 0 ? 1.01 : surestBad === -Infinity ? next : (surestBad + next) / 2;
  return { threshold, passing: wilson(above.length, good.length) };
}
