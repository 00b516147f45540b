/** Turns a figure and two bounds into a severity; NaN meets no bound, so it fails. */
import type { Severity } from "#core/verdict.ts";

export interface Bounds {
  readonly pass: number;
  readonly review: number;
}

/** More is better: `pass` from the first bound on, `review` from the second on. */
export function gradeAtLeast(measured: number, bounds: Bounds): Severity {
  if (measured >= bounds.pass) return "pass";
  return measured >= bounds.review ? "review" : "fail";
}

/** Less is better: `pass` up to the first bound, `review` up to the second. */
export function gradeAtMost(measured: number, bounds: Bounds): Severity {
  if (measured <= bounds.pass) return "pass";
  return measured <= bounds.review ? "review" : "fail";
}
