/** Transparency: where the product is glass, the new ground must shine through it, and the old one must not. */
import type { Finding } from "#core/verdict.ts";
import { modelGround } from "../background-model.ts";
import type { Mask, Rendered } from "../frame.ts";
import { structureLeft } from "../glass/structure-behind.ts";
import { layOnColour } from "../lay-on-colour.ts";
import { erode } from "../measure/erode.ts";
import { sampleArea } from "../measure/sample-area.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { gradeAtMost } from "./grade.ts";
import { percent } from "./wording.ts";
import { markWhere } from "../measure/mark-where.ts";

/** Glass hides less than this of its ground on average. */
const maxOpacity = 0.9;
/** Share of the old ground's structure left in the glass. */
const bounds = { pass: 0.2, review: 0.5 };
/** A pixel is glass when it hides this much less than it covers, 0..255. */
const leastTransmission = 8;
const edgePx = 2;

/**
 * Share 0..1 of the old ground's structure that the cut-out still shows inside its glass (quality check 22): pass up to
 * 0.2, review up to 0.5; glass that hides 0.9 of its ground on average asks for a look. So does a product that looks
 * like glass but cannot be told from one of the ground's own colour.
 */
export function transparency(rendered: Rendered): Finding {
  const finding = {
    check: "transparency",
    measured: null,
    expected: `at most ${percent(bounds.pass)} of the old background inside glass`,
    unit: "ratio",
  } as const;
  const known = rendered.transparency;
  if (known?.kind === "suspected") {
    const message =
      "This product looks like clear glass, or it has the very colour of its background. It was kept solid; for glass, a photo with an edge or a pattern behind it lets the new background shine through.";
    return { ...finding, severity: "review", message };
  }
  if (known?.kind !== "estimated") {
    return { ...finding, severity: "pass", message: "No part of the product was taken for glass." };
  }
  const { opacity, left } = measureGlass(rendered, known.opacity);
  const kept = gradeAtMost(left, bounds);
  const severity = kept === "pass" && !(opacity < maxOpacity) ? "review" : kept;
  return { ...finding, measured: left, severity, message: messageFor(severity, kept !== "pass", left) };
}

function messageFor(severity: Finding["severity"], oldGroundLeft: boolean, left: number): string {
  if (severity === "pass") return "The new background shines through the glass; the old one is gone from it.";
  return oldGroundLeft
    ? `${percent(Math.max(0, left))} of the old background's pattern can still be seen in the glass. A plainer background behind it helps.`
    : "The glass came out almost solid. Compare it with the photo.";
}

/** Mean opacity 0..1 of the glass, and how much of the old ground's structure it still shows (0 where that has none). */
function measureGlass(rendered: Rendered, opacity: Mask): { opacity: number; left: number } {
  const { source, mask, product, placement } = rendered;
  const bits = new Uint8ClampedArray(mask.alpha.length);
  let [sum, area] = [0, 0];
  for (let i = 0; i < bits.length; i++) {
    const hidden = opacity.alpha[i] ?? 0;
    if ((mask.alpha[i] ?? 0) - hidden < leastTransmission) continue;
    bits[i] = 255;
    sum += hidden / 255;
    area++;
  }
  const model = modelGround(source, mask);
  if (area === 0 || model === null) return { opacity: 1, left: 0 };
  const place = {
    x: placement.x,
    y: placement.y,
    width: source.width * placement.scale,
    height: source.height * placement.scale,
  };
  const { rgb } = sampleArea(layOnColour(product, "#000000"), place, model.width, model.height);
  const small = shrinkMask({ ...mask, alpha: bits }, Math.max(model.width, model.height));
  const glass = markWhere(small.alpha, (value) => value > 127);
  const inside = erode(glass, model.width, model.height, edgePx);
  return { opacity: sum / area, left: structureLeft(rgb, model, inside) ?? 0 };
}
