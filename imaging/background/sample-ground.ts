/** A small copy of a photo with its ground marked: where it is surely seen, and where it borders on the product. */
import { createBoxMean } from "../box-mean.ts";
import type { Frame, Mask } from "../frame.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { shrinkPhoto } from "./shrink-photo.ts";
import { markWhere } from "../measure/mark-where.ts";

export interface GroundSamples {
  readonly width: number;
  readonly height: number;
  /** Three floats a pixel, sRGB values 0..255. */
  readonly rgb: Float32Array;
  /** 1 where the ground is seen, clear of the product's edge and of the shadow right beside it. */
  readonly ground: Uint8Array;
  /** 1 for the ground next to the product. */
  readonly ring: Uint8Array;
}

/** Shares of the diagonal: kept clear around the product, and the ring's width beyond. */
const marginRatio = 0.015;
const ringRatio = 0.06;
/** Coverage up to this counts as none, 0..255. */
const bareAlpha = 8;

export function sampleGround(frame: Frame, mask: Mask, longSidePx: number): GroundSamples {
  const small = shrinkMask(mask, longSidePx);
  const { width, height } = small;
  const rgb = shrinkPhoto(frame, width, height);
  const diagonal = Math.hypot(width, height);
  const margin = Math.max(2, Math.round(marginRatio * diagonal));
  const ground = bareAround(small, margin);
  const clear = bareAround(small, margin + Math.round(ringRatio * diagonal));
  return { width, height, rgb, ground, ring: ground.map((value, i) => value - (clear[i] ?? 0)) };
}

/** 1 where no product lies within `radius` pixels. */
function bareAround({ width, height, alpha }: Mask, radius: number): Uint8Array {
  const share = new Float32Array(alpha.length);
  for (let i = 0; i < share.length; i++) share[i] = (alpha[i] ?? 0) > bareAlpha ? 1 : 0;
  createBoxMean(share.length, width)(share, share, { width, height }, radius);
  const smallest = 0.5 / (2 * radius + 1) ** 2;
  return markWhere(share, (product) => product < smallest);
}
