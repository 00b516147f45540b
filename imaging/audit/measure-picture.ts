/** Measures a picture for the audit: no net, no cut-out, about 50 ms at 1,200 px. */
import type { PictureMeasures } from "#core/audit/picture-measures.ts";
import { sniffFormat } from "#core/sniff-format.ts";
import { shrinkPhoto } from "../background/shrink-photo.ts";
import { decode } from "../decode.ts";
import type { Frame } from "../frame.ts";
import { partColours } from "../sets/part-colours.ts";
import { hashSide, slopeHash, waveHash } from "../sets/perceptual-hash.ts";
import { lumaOf } from "../measure/luma.ts";
import { sampleArea } from "../measure/sample-area.ts";
import { borderGround } from "./border-ground.ts";
import { edgeBlur, type Luma } from "./edge-blur.ts";
import { filledShare } from "./filled-share.ts";
import { pictureLight } from "./light.ts";
import { storedQuality } from "./stored-quality.ts";
import { isOpaque, onWhite, whiteBorderShare } from "./white-border.ts";

const smallSidePx = 224;

/**
 * @param isWhole the bytes are the file in the shop, not a smaller copy, so that weight and quality are its own
 * @throws AppError BAD_IMAGE, IMAGE_TOO_LARGE
 */
export async function measurePicture(bytes: Uint8Array, isWhole: boolean): Promise<PictureMeasures> {
  const decoded = await decode(bytes);
  const opaque = isOpaque(decoded);
  const frame = opaque ? decoded : onWhite(decoded);
  const small = shrink(frame);
  const ground = borderGround(small);
  const fill = ground.surface && filledShare(small, ground.surface);
  const grid = sampleArea(frame, { x: 0, y: 0, ...sizeOf(frame) }, hashSide, hashSide);
  const luma = lumaOf(grid);
  return {
    ...{ widthPx: frame.width, heightPx: frame.height },
    format: sniffFormat(bytes) ?? "jpeg",
    bytes: isWhole ? bytes.length : null,
    jpegQuality: isWhole ? storedQuality(bytes) : null,
    ...{ opaque, ground: ground.kind, groundLab: [...ground.lab], fill },
    whiteShare: whiteBorderShare(frame),
    blurPx: edgeBlur(fullLuma(frame)),
    ...pictureLight(small.rgb),
    ...{ waveHash: waveHash(luma), slopeHash: slopeHash(luma), colours: partColours(grid) },
  };
}

const sizeOf = ({ width, height }: Frame) => ({ width, height });

function shrink(frame: Frame) {
  const scale = Math.min(1, smallSidePx / Math.max(frame.width, frame.height));
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  return { width, height, rgb: shrinkPhoto(frame, width, height) };
}

function fullLuma({ width, height, rgba }: Frame): Luma {
  const levels = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < levels.length; i++, at += 4)
    levels[i] = (77 * (rgba[at] ?? 0) + 150 * (rgba[at + 1] ?? 0) + 29 * (rgba[at + 2] ?? 0)) >> 8;
  return { width, height, levels };
}
