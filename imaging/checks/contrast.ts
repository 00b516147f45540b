/** Contrast: does the product show light and shade, or is it a flat grey patch? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import { productColours } from "../measure/product-colours.ts";
import { quantile } from "../measure/quantile.ts";

/** Below the published 15: an evenly lit shirt of one bright colour came to 13.6 and looks right. */
const minRange = 10;
/** A product this dark or this light, by its middle lightness, is flat by nature. */
const [darkProduct, lightProduct] = [25, 85];
const minSamples = 50;

/**
 * P95 − P5 of CIELAB lightness inside the finished product, 0..100 (quality check 10): pass from 10, and for very dark or
 * very light products whatever it is; else a look. It never fails: a flat picture can be right.
 */
export function contrast(rendered: Rendered): Finding {
  const lightness = Float64Array.from(productColours(rendered).output, ({ lab }) => lab[0]);
  const finding = {
    check: "contrast",
    expected: `at least ${minRange} lightness steps`,
    unit: "L*",
  } as const;
  if (lightness.length < minSamples) {
    const message = "The product is too thin to judge its contrast. Look at it yourself.";
    return { ...finding, measured: null, severity: "review", message };
  }
  const range = quantile(lightness, 0.95) - quantile(lightness, 0.05);
  const middle = quantile(lightness, 0.5);
  if (range >= minRange) {
    return { ...finding, measured: range, severity: "pass", message: "The product shows light and shade." };
  }
  if (middle < darkProduct || middle > lightProduct) {
    const tone = middle < darkProduct ? "dark" : "light";
    const message = `The product is very ${tone}, so little contrast is natural.`;
    return { ...finding, measured: range, severity: "pass", message };
  }
  const message = `The product looks flat: only ${range.toFixed(0)} lightness steps between its dark and light parts. A photo with light from one side helps.`;
  return { ...finding, measured: range, severity: "review", message };
}
