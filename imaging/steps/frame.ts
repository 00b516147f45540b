/** Places the cut-out product on the canvas: fill ratio, alignment, size. */
import sharp from "sharp";
import type { Frame, Placement } from "../frame.ts";
import { type Box, type CanvasPlan, placeProduct, productBox } from "../place-product.ts";
import { defineStep } from "./define-step.ts";

/**
 * Without a product the canvas stays empty and `placement` fits the whole photo on it: the verdict then fails
 * the picture, and the review page still shows what the photo was.
 */
export const frame = defineStep("frame", async (scene, params) => {
  const { width, height } = scene.source;
  const box = productBox(scene.mask);
  const plan = placeProduct(box ?? { x: 0, y: 0, width, height }, params);
  const product = box ? await drawOnCanvas(scene.product, plan) : emptyCanvas(plan);
  return { ...scene, product, output: product, placement: plan.placement };
});

function emptyCanvas({ width, height }: CanvasPlan): Frame {
  return { width, height, rgba: new Uint8ClampedArray(width * height * 4) };
}

/** Lanczos on premultiplied colours (sharp does both), so that clear pixels' colours never bleed into edges. */
async function drawOnCanvas(product: Frame, plan: CanvasPlan): Promise<Frame> {
  const canvas = emptyCanvas(plan);
  const { from, to } = visiblePart(product, plan);
  if (from.width < 1 || from.height < 1) return canvas;
  const drawn = await sharp(product.rgba, {
    raw: { width: product.width, height: product.height, channels: 4 },
  })
    .extract({ left: from.x, top: from.y, width: from.width, height: from.height })
    .resize(to.width, to.height, { fit: "fill", kernel: "lanczos3" })
    .raw()
    .toBuffer();
  for (let y = Math.max(0, -to.y); y < Math.min(to.height, plan.height - to.y); y++) {
    const first = Math.max(0, -to.x);
    const last = Math.min(to.width, plan.width - to.x);
    const row = drawn.subarray((y * to.width + first) * 4, (y * to.width + last) * 4);
    canvas.rgba.set(row, ((y + to.y) * plan.width + to.x + first) * 4);
  }
  return canvas;
}

/** The photo's part that lands on the canvas, in whole source pixels, and the whole canvas pixels it fills. */
function visiblePart(product: Frame, { width, height, placement }: CanvasPlan): { from: Box; to: Box } {
  const across = visibleSpan(product.width, width, placement.scale, placement.x);
  const down = visibleSpan(product.height, height, placement.scale, placement.y);
  return {
    from: { x: across.from, y: down.from, width: across.fromLength, height: down.fromLength },
    to: { x: across.to, y: down.to, width: across.toLength, height: down.toLength },
  };
}

function visibleSpan(sourcePx: number, canvasPx: number, scale: Placement["scale"], offset: number) {
  const from = Math.max(0, Math.floor(-offset / scale));
  const end = Math.min(sourcePx, Math.ceil((canvasPx - offset) / scale));
  const to = Math.round(from * scale + offset);
  const fromLength = end - from;
  return { from, fromLength, to, toLength: Math.max(1, Math.round(end * scale + offset) - to) };
}
