/** Pictures for the review page: before, after, cut-out and doubt, all on the output's canvas so that a slider fits. */
import sharp from "sharp";
import type { Sharp } from "sharp";
import type { Frame, Rendered } from "./frame.ts";
import { heatMap } from "./heat-map.ts";

/** WebP files. `before`, `after` and `cutout` have one size; `heat` has their proportions. */
export interface Previews {
  /** The photo drawn where its product stands on the output; light grey where the canvas reaches beyond it. */
  readonly before: Buffer;
  readonly after: Buffer;
  /** The product alone, with alpha. */
  readonly cutout: Buffer;
  /** Overlay that marks doubtful edges; clear elsewhere. */
  readonly heat: Buffer;
  readonly thumb: Buffer;
}

const maxLongSidePx = 2048;
const maxHeatSidePx = 1024;
const thumbSidePx = 320;
const beyondPhoto = { r: 236, g: 237, b: 239 };
/** Least effort: a fifth of the time for files a tenth to a half larger. */
const encoding = { quality: 86, effort: 0 } as const;

export async function makePreviews(rendered: Rendered): Promise<Previews> {
  const { product, output } = rendered;
  const [before, after, cutout, heat, thumb] = await Promise.all([
    photoOnCanvas(rendered),
    fit(output, maxLongSidePx).webp(encoding).toBuffer(),
    fit(product, maxLongSidePx).webp(encoding).toBuffer(),
    open(heatMap(rendered, maxHeatSidePx)).webp(encoding).toBuffer(),
    fit(output, thumbSidePx).webp(encoding).toBuffer(),
  ]);
  return { before, after, cutout, heat, thumb };
}

function open({ width, height, rgba }: Frame): Sharp {
  return sharp(rgba, { raw: { width, height, channels: 4 } });
}

/** The frame at most `longSidePx` on its long side; never enlarged. */
function fit(frame: Frame, longSidePx: number): Sharp {
  const { width, height } = fittedSize(frame, longSidePx);
  return open(frame).resize(width, height, { fit: "fill" });
}

function fittedSize({ width, height }: { width: number; height: number }, longSidePx: number) {
  const scale = Math.min(1, longSidePx / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Draws the visible part of the photo on a canvas of the preview's size. */
async function photoOnCanvas({ photo, output, placement }: Rendered): Promise<Buffer> {
  const canvas = fittedSize(output, maxLongSidePx);
  const toPreview = canvas.width / output.width;
  const scale = placement.scale * toPreview;
  const across = visibleSpan(photo.width, canvas.width, scale, placement.x * toPreview);
  const down = visibleSpan(photo.height, canvas.height, scale, placement.y * toPreview);
  if (!across || !down) {
    const empty = sharp({ create: { ...canvas, channels: 3, background: beyondPhoto } });
    return empty.webp(encoding).toBuffer();
  }
  const ground = { background: beyondPhoto };
  const right = canvas.width - across.to - across.shown;
  const bottom = canvas.height - down.to - down.shown;
  return open(photo)
    .extract({ left: across.from, top: down.from, width: across.length, height: down.length })
    .flatten(ground)
    .resize(across.drawn, down.drawn, { fit: "fill" })
    .extract({ left: across.skip, top: down.skip, width: across.shown, height: down.shown })
    .extend({ ...ground, left: across.to, top: down.to, right, bottom })
    .webp(encoding)
    .toBuffer();
}

/** Along one axis, in whole pixels. */
export interface Span {
  /** First source pixel and how many of them cover the canvas. */
  readonly from: number;
  readonly length: number;
  /** Their size once scaled, of which `skip` leading pixels fall off the canvas and `shown` land at `to`. */
  readonly drawn: number;
  readonly skip: number;
  readonly shown: number;
  readonly to: number;
}

/** What part of a photo lands on a canvas, `canvas = source * scale + offset`; null when nothing does. */
export function visibleSpan(sourcePx: number, canvasPx: number, scale: number, offset: number): Span | null {
  const from = Math.max(0, Math.floor(-offset / scale));
  const end = Math.min(sourcePx, Math.ceil((canvasPx - offset) / scale));
  if (end <= from) return null;
  const start = Math.round(from * scale + offset);
  const drawn = Math.max(1, Math.round(end * scale + offset) - start);
  const to = Math.max(0, start);
  const shown = Math.min(canvasPx, start + drawn) - to;
  return shown < 1 ? null : { from, length: end - from, drawn, skip: to - start, shown, to };
}
