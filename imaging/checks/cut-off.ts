/** Cut-off: is the whole product visible, or did the photo or our canvas cut a piece away? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { coverageOnCanvas } from "../measure/coverage-on-canvas.ts";
import { borderTouch, touchShare } from "../measure/border-touch.ts";
import type { BorderTouch } from "../measure/border-touch.ts";
import { percent } from "./wording.ts";

const sides = ["top", "right", "bottom", "left"] as const;
/** Share of the canvas's perimeter that may touch before a cut by our canvas fails instead of asking for a look. */
const maxCanvasShare = 0.005;

/**
 * Share of the border that the product (coverage > 127) lies on, 0..1 (quality check 5). On the photo's border
 * the product was cropped when it was taken: review. On the canvas's border, on a side where the photo was whole,
 * our own framing cut it: review up to 0.5 % of the perimeter, else fail.
 */
export function cutOff(rendered: Rendered): Finding {
  const { mask } = rendered;
  const inPhoto = borderTouch(mask);
  const onCanvas = borderTouch(coverageOnCanvas(rendered));
  const ours =
    sides.reduce((sum, side) => sum + (inPhoto[side] === 0 ? onCanvas[side] : 0), 0) / onCanvas.perimeterPx;
  const photoShare = touchShare(inPhoto);
  const finding = {
    check: "cut-off",
    measured: Math.max(photoShare, ours),
    expected: "the product touches no border",
    unit: "ratio",
  } as const;
  if (!(ours <= maxCanvasShare)) {
    return {
      ...finding,
      severity: "fail",
      message: `The canvas cuts the product off along ${percent(ours)} of its border. Choose a smaller fill or another preset.`,
    };
  }
  if (photoShare > 0) {
    return {
      ...finding,
      severity: "review",
      message: `The product runs out of the photo at the ${touchedSides(inPhoto)}. If a piece is missing, take the photo from further away.`,
    };
  }
  if (ours > 0) {
    return {
      ...finding,
      severity: "review",
      message: "The product just touches the picture's border. Check that nothing is missing.",
    };
  }
  return { ...finding, severity: "pass", message: "The whole product is visible." };
}

function touchedSides(touch: BorderTouch): string {
  return sides.filter((side) => touch[side] > 0).join(", ");
}
