/**
 * The product's mirror image in a glossy ground, flipped column by column about the line it stands on, so that
 * no part of it floats. It fades and blurs with its distance from the ground, and ends after a definite one.
 */
import sharp from "sharp";
import type { StepParams } from "#core/recipe.ts";
import { footLine } from "./foot-line.ts";
import type { Frame, Mask } from "./frame.ts";
import type { Contact } from "./ground-contact.ts";

type ReflectionParams = Extract<StepParams<"shadow">, { kind: "reflection" }>;

/** Blurred copies, as shares of the roughness at the far end; rows between two of them mix both. */
const blurShares = [0, 0.2, 0.5, 1] as const;
/** Grounds mirror least where one looks down most steeply: the fade's exponent over the distance. */
const fadePower = 1.6;
/** libvips blurs no less. */
const leastSigma = 0.3;

/** The product, with its mirror image behind it. `small` is the mask `contact` was found in. */
export async function reflect(
  product: Frame,
  behind: Frame,
  small: Mask,
  contact: Contact,
  params: ReflectionParams,
): Promise<Frame> {
  const scale = product.height / small.height;
  const tall = (contact.box.bottom - contact.box.top) * scale;
  const rows = Math.max(1, Math.round(params.reachRatio * tall));
  const feet = fullSizeFeet(product, footLine(contact), scale);
  const copies = await blurredCopies(flip(product, feet, rows), params.roughnessRatio * tall);
  const rgba = new Uint8ClampedArray(behind.rgba);
  for (let away = 0; away < rows; away++) {
    const share = away / rows;
    const opacity = params.opacity * (1 - share) ** fadePower;
    const { near, far, mix } = copiesAt(copies, share);
    for (let x = 0; x < product.width; x++) {
      const y = (feet[x] ?? 0) + away;
      if (y >= product.height) continue;
      const from = (away * product.width + x) * 4;
      layUnder(rgba, (y * product.width + x) * 4, near, far, from, mix, opacity);
    }
  }
  return { ...product, rgba };
}

/** The small mask's foot line at full size, moved to the product's own lowest pixel where that is near. */
function fullSizeFeet({ width, height, rgba }: Frame, feet: Float32Array, scale: number): Int32Array {
  const near = Math.ceil(scale) + 1;
  return Int32Array.from({ length: width }, (_, x) => {
    const guess = Math.round((feet[Math.min(feet.length - 1, Math.floor(x / scale))] ?? 0) * scale);
    for (let y = Math.min(height, guess + near); y > Math.max(0, guess - near); y--) {
      if ((rgba[((y - 1) * width + x) * 4 + 3] ?? 0) > 127) return y;
    }
    return guess;
  });
}

/** Row n holds what is n pixels above the ground. */
function flip({ width, rgba }: Frame, feet: Int32Array, rows: number): Frame {
  const flipped = new Uint8ClampedArray(width * rows * 4);
  for (let away = 0; away < rows; away++) {
    for (let x = 0; x < width; x++) {
      const y = (feet[x] ?? 0) - 1 - away;
      if (y < 0) continue;
      const from = (y * width + x) * 4;
      const to = (away * width + x) * 4;
      for (let channel = 0; channel < 4; channel++) flipped[to + channel] = rgba[from + channel] ?? 0;
    }
  }
  return { width, height: rows, rgba: flipped };
}

function blurredCopies({ width, height, rgba }: Frame, roughnessPx: number): Promise<Uint8Array[]> {
  return Promise.all(
    blurShares.map(async (share) => {
      const sigma = share * roughnessPx;
      if (sigma < leastSigma) return new Uint8Array(rgba);
      return sharp(rgba, { raw: { width, height, channels: 4 } })
        .blur(sigma)
        .raw()
        .toBuffer();
    }),
  );
}

function copiesAt(copies: readonly Uint8Array[], share: number) {
  const next = blurShares.findIndex((blur, n) => n > 0 && share <= blur);
  const [low, high] = [blurShares[next - 1] ?? 0, blurShares[next] ?? 1];
  const [near, far] = [copies[next - 1] ?? new Uint8Array(), copies[next] ?? new Uint8Array()];
  return { near, far, mix: (share - low) / (high - low) };
}

/** Puts a mix of two straight-alpha pixels behind one of `rgba`. */
function layUnder(
  rgba: Uint8ClampedArray,
  at: number,
  near: Uint8Array,
  far: Uint8Array,
  from: number,
  mix: number,
  opacity: number,
): void {
  const nearShare = ((near[from + 3] ?? 0) / 255) * (1 - mix) * opacity;
  const farShare = ((far[from + 3] ?? 0) / 255) * mix * opacity;
  const covered = (rgba[at + 3] ?? 0) / 255;
  const open = 1 - covered;
  const total = covered + open * (nearShare + farShare);
  if (open === 0 || nearShare + farShare === 0) return;
  for (let channel = 0; channel < 3; channel++) {
    const mirrored = (near[from + channel] ?? 0) * nearShare + (far[from + channel] ?? 0) * farShare;
    rgba[at + channel] = ((rgba[at + channel] ?? 0) * covered + mirrored * open) / total;
  }
  rgba[at + 3] = 255 * total;
}
