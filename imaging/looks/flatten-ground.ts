/** Takes a known ground out of the net's input, so that a red box on red stands out like one on grey. */
import sharp from "sharp";
import type { GroundModel } from "../background-model.ts";
import type { Size } from "../segmenter.ts";
import type { Rectangle } from "../uncertain-tiles.ts";
import type { Tint } from "./take-look.ts";

/** What the ground becomes, and how many times differences from it are enlarged. */
const flatGround = 160;
const gain = 2;

/** @param box of the photo that is looked at. */
export function flattenGround(model: GroundModel, photo: Size, box: Rectangle): Tint {
  return async (rgb, width, height) => {
    const ground = await groundUnder(model, photo, box, { width, height });
    for (let i = 0; i < rgb.length; i++) {
      const level = flatGround + gain * ((rgb[i] ?? 0) - (ground[i] ?? 0));
      rgb[i] = Math.min(255, Math.max(0, level));
    }
  };
}

async function groundUnder(model: GroundModel, photo: Size, box: Rectangle, size: Size): Promise<Uint8Array> {
  const across = model.width / photo.width;
  const down = model.height / photo.height;
  const left = Math.floor(box.left * across);
  const top = Math.floor(box.top * down);
  const part = {
    left,
    top,
    width: Math.max(1, Math.min(model.width, Math.ceil(box.right * across)) - left),
    height: Math.max(1, Math.min(model.height, Math.ceil(box.bottom * down)) - top),
  };
  return sharp(Uint8ClampedArray.from(model.rgb), {
    raw: { width: model.width, height: model.height, channels: 3 },
  })
    .extract(part)
    .resize(size.width, size.height, { fit: "fill", kernel: "cubic" })
    .raw()
    .toBuffer();
}
