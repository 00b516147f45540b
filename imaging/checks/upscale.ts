/** Upscale: how far the photo had to be enlarged; enlarged pixels hold no detail. */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { gradeAtMost } from "./grade.ts";

const bounds = { pass: 2, review: 3 };

/** Factor `placement.scale`, rounded to hundredths: pass up to 2, review up to 3, else fail (quality check 14). */
export function upscale({ placement }: Rendered): Finding {
  const factor = Math.round(placement.scale * 100) / 100;
  const severity = factor > 0 ? gradeAtMost(factor, bounds) : "fail";
  const enlarged = `The product was enlarged ${factor} times, so it looks soft at full size.`;
  return {
    check: "upscale",
    severity,
    measured: factor,
    expected: `at most ${bounds.pass} times`,
    unit: "factor",
    message:
      severity === "pass"
        ? factor > 1
          ? `The product was enlarged ${factor} times, which stays sharp enough.`
          : "The photo has enough pixels; nothing was enlarged."
        : `${enlarged} A larger photo, or one taken closer, helps.`,
  };
}
