/** How much of the ground behind a product is exactly the colour it should be. */
import type { Mask, Rendered } from "../frame.ts";
import { alphaBox } from "./alpha-box.ts";
import { coverageOnCanvas } from "./coverage-on-canvas.ts";
import { erode } from "./erode.ts";

/** Shares 0..1 of the ground's pixels; `border` looks at the outer 2 % only. `whole` is NaN when no ground is visible. */
export interface GroundShares {
  readonly whole: number;
  readonly border: number;
}

/** From this coverage on a pixel belongs to the product; below it is a left-over lying on the ground. */
const productAlpha = 64;
/** Below this coverage a pixel is bare ground, where only our own shadow can lie. */
const bareAlpha = 6;
/** Around the product, as a share of the diagonal: soft edges and the blocks of lossy formats. */
const bandRatio = 0.012;
const borderRatio = 0.02;
/** How far beyond the product's box a shadow may reach, as a share of the box's long side. */
const shadowReachRatio = 0.2;
/** A laid shadow keeps at least this share of the ground's light, and its tint within this many levels. */
const darkestShadow = 0.4;
const shadowTintLevels = 6;

/** `colour` is `#rrggbb` or `transparent`. */
export function groundShares(rendered: Rendered, colour: string): GroundShares {
  const { output } = rendered;
  const { width, height, rgba } = output;
  const mask = coverageOnCanvas(rendered);
  const outside = outsideProduct(mask);
  const shadowed = shadowReach(mask);
  const isClean = colour === "transparent" ? isClear : matcher(colour);
  const isShadow = colour === "transparent" ? () => false : shadowMatcher(colour);
  const border = Math.max(1, Math.round(borderRatio * Math.min(width, height)));
  let [whole, wholeClean, edge, edgeClean] = [0, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    const edgeRow = y < border || y >= height - border;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      if (outside[i] !== 1) continue;
      const clean = isClean(rgba, 4 * i);
      const atEdge = edgeRow || x < border || x >= width - border;
      if (!clean && !atEdge && isBare(mask, i) && shadowed(x, y) && isShadow(rgba, 4 * i)) continue;
      whole++;
      if (clean) wholeClean++;
      if (!atEdge) continue;
      edge++;
      if (clean) edgeClean++;
    }
  }
  return { whole: wholeClean / whole, border: edge === 0 ? wholeClean / whole : edgeClean / edge };
}

function isBare({ alpha }: Mask, pixel: number): boolean {
  return (alpha[pixel] ?? 0) < bareAlpha;
}

type PixelTest = (rgba: Uint8ClampedArray, at: number) => boolean;

/** 1 where no product is within the band. */
function outsideProduct({ width, height, alpha }: Mask): Uint8Array {
  const free = new Uint8Array(alpha.length);
  for (let i = 0; i < free.length; i++) free[i] = (alpha[i] ?? 0) < productAlpha ? 1 : 0;
  return erode(free, width, height, Math.ceil(bandRatio * Math.hypot(width, height)), 1);
}

function shadowReach(mask: Mask): (x: number, y: number) => boolean {
  const box = alphaBox(mask);
  if (box === null) return () => false;
  const reach = shadowReachRatio * Math.max(box.right - box.left, box.bottom - box.top);
  return (x, y) =>
    x >= box.left - reach && x < box.right + reach && y >= box.top - reach && y < box.bottom + reach;
}

const isClear: PixelTest = (rgba, at) => rgba[at + 3] === 0;

/** Opaque and the colour itself: exactly for white, within 2 levels for others. */
function matcher(colour: string): PixelTest {
  const [red, green, blue] = levels(colour);
  const slack = colour === "#ffffff" ? 0 : 2;
  return (rgba, at) =>
    rgba[at + 3] === 255 &&
    Math.abs((rgba[at] ?? 0) - red) <= slack &&
    Math.abs((rgba[at + 1] ?? 0) - green) <= slack &&
    Math.abs((rgba[at + 2] ?? 0) - blue) <= slack;
}

/** Opaque and the ground's colour with less light. */
function shadowMatcher(colour: string): PixelTest {
  const [red, green, blue] = levels(colour);
  const total = red + green + blue;
  return (rgba, at) => {
    const [r, g, b] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
    const light = (r + g + b) / total;
    return (
      rgba[at + 3] === 255 &&
      light >= darkestShadow &&
      light <= 1 &&
      Math.abs(r - red * light) <= shadowTintLevels &&
      Math.abs(g - green * light) <= shadowTintLevels &&
      Math.abs(b - blue * light) <= shadowTintLevels
    );
  };
}

function levels(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
