/** Upscale: how far the photo had to be enlarged, and by what; enlarged pixels hold no detail of their own. */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { gradeAtMost } from "./grade.ts";

const bounds = { pass: 2, review: 3 };

/** Factor `placement.scale`, rounded to hundredths: pass up to 2, review up to 3, else fail (quality check 14). */
export function upscale({ placement, enlarged }: Rendered): Finding {
  const factor = Math.round(placement.scale * 100) / 100;
  const severity = factor > 0 ? gradeAtMost(factor, bounds) : "fail";
  const means = enlarged ? ` with a net that sharpens ${enlarged.factor} times` : "";
  const done = `The product was enlarged ${factor} times${means}`;
  const passed =
    factor > 1 ? `${done}, which stays sharp enough.` : "The photo has enough pixels; nothing was enlarged.";
  return {
    check: "upscale",
    severity,
    measured: factor,
    expected: `at most ${bounds.pass} times`,
    unit: "factor",
    message:
      severity === "pass"
        ? passed
        : `${done}, so it looks soft at full size. A larger photo, or one taken closer, helps.`,
  };
}
