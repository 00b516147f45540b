/** From which side a product is lit, by the brightness along its outline. */
import type { Frame, Mask } from "../frame.ts";
import { contours, type Outline } from "../measure/contours.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";

/** `degrees` 0 from the right, 90 from above, −180..180; `certainty` 0..1 is the share of the brightness it explains. */
export interface LightAzimuth {
  readonly degrees: number;
  readonly certainty: number;
}

const workingLongSidePx = 512;
/** Where brightness is taken, in pixels inside the outline at the working size. */
const insetPx = 6;
const minPoints = 40;

/**
 * Least squares of luma = a · nx + b · ny + c over the outward normals of the outline: a surface turns away from the viewer
 * there, so its normal lies in the picture's plane. Source: Johnson & Farid 2005, "Exposing digital forgeries by detecting
 * inconsistencies in lighting". Null without a product.
 */
export function lightAzimuth(picture: Frame, product: Mask): LightAzimuth | null {
  const small = shrinkMask(product, workingLongSidePx);
  const scale = picture.width / small.width;
  const samples = contours(small).flatMap((outline) => samplesAlong(outline, picture, scale));
  return samples.length < minPoints ? null : fit(samples);
}

interface Sample {
  readonly nx: number;
  /** Upwards. */
  readonly ny: number;
  readonly luma: number;
}

function samplesAlong(outline: Outline, picture: Frame, scale: number): Sample[] {
  const samples: Sample[] = [];
  const count = outline.length / 2;
  const at = (i: number): [number, number] => {
    const n = ((i % count) + count) % count;
    return [outline[2 * n] ?? 0, outline[2 * n + 1] ?? 0];
  };
  if (count < minPoints) return samples;
  for (let i = 0; i < count; i += 3) {
    const [backX, backY] = at(i - 5);
    const [aheadX, aheadY] = at(i + 5);
    const length = Math.hypot(aheadX - backX, aheadY - backY);
    if (length === 0) continue;
    // The product lies on the left hand, so outwards is to the right of the way ahead.
    const [outX, outY] = [-(aheadY - backY) / length, (aheadX - backX) / length];
    const [x, y] = at(i);
    const luma = lumaAt(picture, (x + 0.5 - outX * insetPx) * scale, (y + 0.5 - outY * insetPx) * scale);
    if (luma !== null) samples.push({ nx: outX, ny: -outY, luma });
  }
  return samples;
}

function lumaAt({ width, height, rgba }: Frame, x: number, y: number): number | null {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (column < 0 || row < 0 || column >= width || row >= height) return null;
  const at = 4 * (row * width + column);
  return 0.299 * (rgba[at] ?? 0) + 0.587 * (rgba[at + 1] ?? 0) + 0.114 * (rgba[at + 2] ?? 0);
}

/** Regression on both normals' components about their means. */
function fit(samples: readonly Sample[]): LightAzimuth | null {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [mx, my, ml] = [mean(({ nx }) => nx), mean(({ ny }) => ny), mean(({ luma }) => luma)];
  const xx = mean(({ nx }) => (nx - mx) ** 2);
  const yy = mean(({ ny }) => (ny - my) ** 2);
  const xy = mean(({ nx, ny }) => (nx - mx) * (ny - my));
  const xl = mean(({ nx, luma }) => (nx - mx) * (luma - ml));
  const yl = mean(({ ny, luma }) => (ny - my) * (luma - ml));
  const ll = mean(({ luma }) => (luma - ml) ** 2);
  const determinant = xx * yy - xy * xy;
  if (determinant < 1e-6 || ll === 0) return null;
  const a = (xl * yy - yl * xy) / determinant;
  const b = (yl * xx - xl * xy) / determinant;
  return { degrees: (Math.atan2(b, a) * 180) / Math.PI, certainty: (a * xl + b * yl) / ll };
}
