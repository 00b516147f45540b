/** Lays a product on a ground: light matched a little, with a contact shadow and a cast one, and its exact coverage. */
import type { Frame, Mask } from "#imaging/frame.ts";
import { blurMask } from "./made-photo.ts";
import type { Random } from "./random.ts";

export interface Spot {
  readonly left: number;
  readonly top: number;
}

export interface Shadow {
  /** 0..1; 0 for none. */
  readonly strength: number;
  /** Sideways lean of the cast shadow per pixel of height. */
  readonly lean: number;
  /** Height of the cast shadow as a share of the product's. */
  readonly length: number;
  /** Blur of the cast shadow as a share of the product's height. */
  readonly softness: number;
}

export function pickShadow(random: Random): Shadow {
  const hard = random.chance(0.3);
  return {
    strength: hard ? random.between(0.4, 0.6) : random.between(0.2, 0.45),
    lean: random.between(-0.9, 0.9),
    length: random.between(0.15, 0.5),
    softness: hard ? random.between(0.004, 0.01) : random.between(0.02, 0.05),
  };
}

/** The product's coverage where it lands on a canvas of the ground's size; it may reach beyond. */
export function coverageOn({ width, height }: Frame, product: Frame, { left, top }: Spot): Mask {
  const alpha = new Uint8ClampedArray(width * height);
  for (let y = Math.max(0, -top); y < Math.min(product.height, height - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(product.width, width - left); x++) {
      alpha[(y + top) * width + x + left] = product.rgba[(y * product.width + x) * 4 + 3] ?? 0;
    }
  }
  return { width, height, alpha };
}

export async function layProduct(
  ground: Frame,
  product: Frame,
  spot: Spot,
  shadow: Shadow,
): Promise<{ picture: Frame; truth: Mask }> {
  const truth = coverageOn(ground, product, spot);
  const rgba = new Uint8ClampedArray(ground.rgba);
  if (shadow.strength > 0) await darken(rgba, truth, spot.top + product.height, product.height, shadow);
  const gain = lightGain(ground, product);
  for (let i = 0; i < truth.alpha.length; i++) {
    const share = (truth.alpha[i] ?? 0) / 255;
    if (share === 0) continue;
    const from =
      ((Math.floor(i / truth.width) - spot.top) * product.width + (i % truth.width) - spot.left) * 4;
    for (let channel = 0; channel < 3; channel++) {
      const under = rgba[4 * i + channel] ?? 0;
      rgba[4 * i + channel] = under + ((product.rgba[from + channel] ?? 0) * gain - under) * share;
    }
  }
  return { picture: { ...ground, rgba }, truth };
}

/** Contact: the coverage blurred and sunk a little. Cast: the coverage laid down behind the product's foot. */
async function darken(
  rgba: Uint8ClampedArray,
  truth: Mask,
  footY: number,
  heightPx: number,
  { strength, lean, length, softness }: Shadow,
): Promise<void> {
  const sunk = shear(truth, (x, y) => [x, y - heightPx * 0.012]);
  const laid = shear(truth, (x, y) => [x - (footY - y) * lean, footY - (footY - y) / length]);
  const contact = await blurMask(sunk, Math.max(1.5, heightPx * 0.014));
  const cast = await blurMask(laid, Math.max(1, heightPx * softness));
  for (let i = 0; i < truth.alpha.length; i++) {
    const near = ((contact.alpha[i] ?? 0) / 255) * strength * 0.8;
    const far = ((cast.alpha[i] ?? 0) / 255) * strength;
    const light = (1 - near) * (1 - far);
    for (let channel = 0; channel < 3; channel++)
      rgba[4 * i + channel] = (rgba[4 * i + channel] ?? 0) * light;
  }
}

function shear({ width, height, alpha }: Mask, from: (x: number, y: number) => [number, number]): Mask {
  const moved = new Uint8ClampedArray(alpha.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const [sourceX, sourceY] = from(x, y).map(Math.round) as [number, number];
      if (sourceX < 0 || sourceY < 0 || sourceX >= width || sourceY >= height) continue;
      moved[i] = alpha[sourceY * width + sourceX] ?? 0;
    }
  }
  return { width, height, alpha: moved };
}

/** A quarter of the way, in stops, from the product's brightness to its surroundings'; within 0.7..1.2. */
function lightGain(ground: Frame, product: Frame): number {
  const ratio = (brightness(ground) + 20) / (brightness(product) + 20);
  return Math.min(1.2, Math.max(0.7, ratio ** 0.25));
}

function brightness({ rgba }: Frame): number {
  let [sum, covered] = [0, 0];
  for (let at = 0; at < rgba.length; at += 4 * 7) {
    if ((rgba[at + 3] ?? 0) < 128) continue;
    covered++;
    sum += (rgba[at] ?? 0) * 0.299 + (rgba[at + 1] ?? 0) * 0.587 + (rgba[at + 2] ?? 0) * 0.114;
  }
  return sum / Math.max(1, covered);
}
