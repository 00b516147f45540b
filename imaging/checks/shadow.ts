/** Shadow: does what lies under the product look like its shadow, and does it stand in it? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { groundCells } from "../measure/ground-cells.ts";
import { type ShadowSigns, shadowSigns } from "../measure/shadow-signs.ts";
import { percent } from "./wording.ts";

const maxGap = 0.01;
const maxRise = 0.1;
const maxTint = 4;
const maxRaised = 0.02;

/**
 * The shadow is the light missing on bare ground (quality check 23). Pass: it begins within 1 % of the product's height
 * below where the product stands (the measured figure), fades from there without rising again by more than 10 % of its
 * depth, is neutral (mean chroma ≤ 4), and at most 2 % of it lie in the upper half of the product's height. Else a look:
 * a strange shadow breaks no channel's rule. No shadow passes, nor is the photo's own judged.
 */
export function shadow(rendered: Rendered): Finding {
  const cells = rendered.ownGround || rendered.inScene ? null : groundCells(rendered);
  const signs = cells && shadowSigns(cells);
  const finding = {
    check: "shadow",
    expected: `touching the product, gap at most ${percent(maxGap)} of its height`,
    unit: "ratio",
  } as const;
  if (signs === null) {
    const message = rendered.inScene
      ? "The scene's light throws the shadow, from where the product stands."
      : "There is no shadow to judge.";
    return { ...finding, measured: null, severity: "pass", message };
  }
  if (rendered.shadow === "reflection") {
    const message = "The product mirrors in its ground, where a shadow cannot be measured.";
    return { ...finding, measured: null, severity: "pass", message };
  }
  const fault = faultOf(signs, rendered.shadow);
  return {
    ...finding,
    measured: signs.gap,
    severity: fault === null ? "pass" : "review",
    message:
      fault === null
        ? "The product stands in a soft, neutral shadow."
        : `${fault} Look at the shadow, or choose a preset without one.`,
  };
}

/** The first fault in words, or null. Order: what a buyer notices first. */
function faultOf(
  { gap, rise, tint, raised }: ShadowSigns,
  kind: Rendered["shadow"] = "standing",
): string | null {
  if (!(tint <= maxTint)) return `The shadow is coloured (chroma ${tint.toFixed(1)}).`;
  if (kind !== "standing") return null;
  if (!(gap <= maxGap))
    return `The product floats: its shadow begins ${percent(gap)} of its height below it.`;
  if (!(raised <= maxRaised)) return `${percent(raised)} of the shadow hangs in the air beside the product.`;
  if (!(rise <= maxRise)) return "The shadow grows darker again away from the product.";
  return null;
}
