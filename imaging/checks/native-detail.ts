/** Native detail: does the photo hold the detail its pixels promise, or was it enlarged before it came to us? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { spectralCut } from "../measure/spectral-cut.ts";

/** Enlargement in all, before and by us; the same bound as for our own enlargement, with a tenth for the estimate. */
const maxFactor = 2.2;
/** A photo with detail up to here, in cycles a pixel, counts as native: camera lenses and JPEG soften that much. */
const nativeCut = 0.4;
/** Cut times earlier enlargement: 0.34 at 2 times and 0.25 at 3 times. */
const cutOfEnlarged = 0.7;

/**
 * The photo's earlier enlargement, from the finest detail in its spectrum (measure/spectral-cut.ts), times ours: the second half
 * of quality check 14. Pass up to 2.2, else a look; it never fails, because an estimate should not. A native photo
 * passes, however much we enlarge it, which is for the check on that; so does a product without texture.
 */
export function nativeDetail({ photo, mask, placement }: Rendered): Finding {
  const cut = spectralCut(photo, mask);
  const finding = {
    check: "native-detail",
    expected: `enlarged at most ${maxFactor} times in all`,
    unit: "factor",
  } as const;
  if (cut === null) {
    const message = "The product is too smooth or too small to tell how much detail the photo holds.";
    return { ...finding, measured: null, severity: "pass", message };
  }
  const earlier = cut >= nativeCut ? 1 : cutOfEnlarged / cut;
  const factor = earlier * placement.scale;
  const severity = earlier === 1 || factor <= maxFactor ? "pass" : "review";
  const message =
    severity === "pass"
      ? "The photo holds enough detail for this size."
      : `The photo holds less detail than its pixels promise: it looks enlarged about ${earlier.toFixed(1)} times before it came here. The camera's original photo helps.`;
  return { ...finding, measured: factor, severity, message };
}
