/** The pictures of the report, small enough to open by the hundred. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { foregroundColour } from "#imaging/foreground-colour.ts";
import type { Frame, Mask } from "#imaging/frame.ts";
import { layOnColour } from "#imaging/lay-on-colour.ts";
import type { Measured } from "../measure-photo.ts";

/** Names within the report's folder, by what they show. To add one: a line here and in `drawPictures`. */
export const pictureKinds = ["photo", "mask", "error", "cutout"] as const;

export const picturesFolder = "pictures";

export function pictureName(id: string, kind: (typeof pictureKinds)[number]): string {
  return `${picturesFolder}/${id}-${kind}.webp`;
}

const longSidePx = 560;
const falseProduct = [214, 40, 40] as const;
const missed = [28, 88, 214] as const;

/** Writes the photo, the mask, the error map, and the cut-out on magenta, where every fringe shows. */
export async function writePictures({ result, rendered, truth }: Measured, folder: string): Promise<void> {
  await mkdir(join(folder, picturesFolder), { recursive: true });
  const { source, mask } = rendered;
  const drawn: Record<(typeof pictureKinds)[number], Sharp> = {
    photo: open(source),
    mask: sharp(mask.alpha, { raw: { width: mask.width, height: mask.height, channels: 1 } }),
    error: open(errorMap(source, mask, truth)),
    cutout: open(layOnColour(foregroundColour(source, mask), "#ff00ff")),
  };
  for (const kind of pictureKinds) {
    await drawn[kind]
      .resize({ width: longSidePx, height: longSidePx, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 80, effort: 1 })
      .toFile(join(folder, pictureName(result.id, kind)));
  }
}

/** The photo faded to grey; red where ground was taken for product, blue where product was missed. */
export function errorMap(photo: Frame, mask: Mask, truth: Mask): Frame {
  const rgba = new Uint8ClampedArray(photo.rgba.length);
  for (let i = 0, at = 0; i < truth.alpha.length; i++, at += 4) {
    const grey =
      0.299 * (photo.rgba[at] ?? 0) + 0.587 * (photo.rgba[at + 1] ?? 0) + 0.114 * (photo.rgba[at + 2] ?? 0);
    const exact = truth.alpha[i] ?? 0;
    const faded = exact >= 128 ? 120 + grey * 0.4 : 190 + grey * 0.24;
    const difference = (mask.alpha[i] ?? 0) - exact;
    const colour = difference > 0 ? falseProduct : missed;
    const strength = Math.min(1, Math.abs(difference) / 128);
    for (let channel = 0; channel < 3; channel++) {
      rgba[at + channel] = faded + ((colour[channel] ?? 0) - faded) * strength;
    }
    rgba[at + 3] = 255;
  }
  return { width: photo.width, height: photo.height, rgba };
}

function open({ width, height, rgba }: Frame): Sharp {
  return sharp(rgba, { raw: { width, height, channels: 4 } }).flatten({ background: "#ffffff" });
}
