/** One look of the net at a part of a photo. */
import sharp from "sharp";
import type { Frame } from "../frame.ts";
import type { Segmenter } from "../segmenter.ts";
import type { Rectangle } from "../uncertain-tiles.ts";

export interface View {
  /** The part of the photo looked at, in its pixels. */
  readonly box: Rectangle;
  /** Long side of the net's input. */
  readonly longSidePx: number;
  /** Shown to the net left to right; the answer is turned back. A second opinion of the same net. */
  readonly mirrored: boolean;
}

/** What the net said: 0 ground to 255 product, at the net's own resolution. */
export interface Look {
  readonly view: View;
  readonly width: number;
  readonly height: number;
  readonly levels: Uint8ClampedArray;
}

/** Changes the net's input in place: three bytes a pixel, `width` × `height` pixels of the view's box. */
export type Tint = (rgb: Uint8Array, width: number, height: number) => Promise<void>;

export async function takeLook(photo: Frame, view: View, segmenter: Segmenter, tint?: Tint): Promise<Look> {
  const { left, top, right, bottom } = view.box;
  const part = { left, top, width: right - left, height: bottom - top };
  const { width, height } = segmenter.inputSize(part, view.longSidePx);
  const raw = { width: photo.width, height: photo.height, channels: 4 } as const;
  const rgb = await sharp(photo.rgba, { raw })
    .removeAlpha()
    .extract(part)
    .resize(width, height, { fit: "fill" })
    .raw()
    .toBuffer();
  await tint?.(rgb, width, height);
  if (!view.mirrored) return { view, width, height, levels: await segmenter.score({ width, height, rgb }) };
  mirrorRows(rgb, width, 3);
  const levels = await segmenter.score({ width, height, rgb });
  mirrorRows(levels, width, 1);
  return { view, width, height, levels };
}

/** Swaps left and right in place. */
function mirrorRows(values: Uint8Array | Uint8ClampedArray, width: number, channels: number): void {
  const rowLength = width * channels;
  for (let row = 0; row < values.length; row += rowLength) {
    for (let x = 0; x < width >> 1; x++) {
      const left = row + x * channels;
      const right = row + (width - 1 - x) * channels;
      for (let channel = 0; channel < channels; channel++) {
        const kept = values[left + channel] ?? 0;
        values[left + channel] = values[right + channel] ?? 0;
        values[right + channel] = kept;
      }
    }
  }
}
