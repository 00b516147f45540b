/** What the makers of this folder hand on: a picture with its exact coverage. */
import sharp, { type Sharp } from "sharp";
import type { Frame, Mask } from "#imaging/frame.ts";

export interface MadePhoto {
  /** Opaque. */
  readonly picture: Frame;
  readonly truth: Mask;
  readonly cases: readonly string[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Smallest box around coverage above a half; the whole mask when it is empty. */
export function coveredBox({ width, height, alpha }: Mask): Box {
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if ((alpha[i] ?? 0) < 128) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = y + 1;
    }
  }
  return box.right === 0 ? { left: 0, top: 0, right: width, bottom: height } : box;
}

export async function blurMask({ width, height, alpha }: Mask, sigmaPx: number): Promise<Mask> {
  const bytes = await sharp(alpha, { raw: { width, height, channels: 1 } })
    .blur(Math.max(0.3, sigmaPx))
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  return { width, height, alpha: new Uint8ClampedArray(bytes) };
}

export async function resizeMask(mask: Mask, { width, height }: Size): Promise<Mask> {
  const bytes = await sharp(mask.alpha, { raw: { width: mask.width, height: mask.height, channels: 1 } })
    .resize(width, height, { fit: "fill" })
    .toColourspace("b-w")
    .raw()
    .toBuffer();
  return { width, height, alpha: new Uint8ClampedArray(bytes) };
}

export async function frameOf(picture: Sharp): Promise<Frame> {
  const { data, info } = await picture
    .toColourspace("srgb")
    .ensureAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: new Uint8ClampedArray(data) };
}

export function openFrame({ width, height, rgba }: Frame): Sharp {
  return sharp(rgba, { raw: { width, height, channels: 4 } });
}
