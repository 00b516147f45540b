/** Resolution: the finished picture's size against what the channel demands and likes. */
import type { ImageRules } from "#core/rules.ts";
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";

/**
 * Long side in pixels: fails below `minLongSidePx`, above `maxLongSidePx` or above `maxMegapixels`;
 * review below `goodLongSidePx`, where zoom is lost, and for a shape the channel crops (quality check 13;
 * docs/channel-rules.md).
 */
export function resolution({ output }: Rendered, rules: ImageRules): Finding {
  const longSidePx = Math.max(output.width, output.height);
  const megapixels = (output.width * output.height) / 1_000_000;
  const finding = {
    check: "resolution",
    measured: longSidePx,
    expected: `at least ${rules.goodLongSidePx} px, at most ${rules.maxLongSidePx} px and ${rules.maxMegapixels} megapixels`,
    unit: "px",
  } as const;
  const size = `${output.width} × ${output.height} px`;
  if (!(longSidePx >= rules.minLongSidePx)) {
    const message = `At ${size} the picture is too small for this channel. Upload a larger photo.`;
    return { ...finding, severity: "fail", message };
  }
  if (!(longSidePx <= rules.maxLongSidePx && megapixels <= rules.maxMegapixels)) {
    const message = `At ${size} the picture is too large for this channel. Choose a preset with a smaller canvas.`;
    return { ...finding, severity: "fail", message };
  }
  if (longSidePx < rules.goodLongSidePx) {
    const message = `At ${size} buyers cannot zoom in well. A larger photo of this product helps.`;
    return { ...finding, severity: "review", message };
  }
  if (!isOfShape(output.width / output.height, rules.aspectRatios)) {
    const message = `The channel crops ${size} to ${(rules.aspectRatios ?? []).join(" or ")}. Choose a preset of that shape.`;
    return { ...finding, severity: "review", message };
  }
  return { ...finding, severity: "pass", message: `The picture is ${size}, large enough to zoom.` };
}

/** Within 3 %, a few pixels' crop; no wishes fit every shape. */
function isOfShape(ratio: number, allowed: ImageRules["aspectRatios"]): boolean {
  if (allowed === null) return true;
  return allowed.some((shape) => {
    const [width = Number.NaN, height = Number.NaN] = shape.split(":").map(Number);
    return Math.abs(ratio / (width / height) - 1) <= 0.03;
  });
}
