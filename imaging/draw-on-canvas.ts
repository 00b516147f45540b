/** Scales a product and draws it on an empty canvas. */
import type { Frame } from "./frame.ts";
import type { CanvasPlan } from "./place-product.ts";
import { resizeCutOut } from "./resize-cut-out.ts";

export function emptyFrame(width: number, height: number): Frame {
  return { width, height, rgba: new Uint8ClampedArray(width * height * 4) };
}

/** Only the part that lands on the canvas is scaled. */
export async function drawOnCanvas(product: Frame, plan: CanvasPlan): Promise<Frame> {
  const canvas = emptyFrame(plan.width, plan.height);
  const across = visibleSpan(product.width, plan.width, plan.placement.scale, plan.placement.x);
  const down = visibleSpan(product.height, plan.height, plan.placement.scale, plan.placement.y);
  if (across.length < 1 || down.length < 1) return canvas;
  const part = {
    left: across.start,
    top: down.start,
    right: across.start + across.length,
    bottom: down.start + down.length,
  };
  const { rgba: drawn } = await resizeCutOut(product, part, across.drawnLength, down.drawnLength);
  const first = Math.max(0, -across.drawnAt);
  const last = Math.min(across.drawnLength, plan.width - across.drawnAt);
  for (let y = Math.max(0, -down.drawnAt); y < Math.min(down.drawnLength, plan.height - down.drawnAt); y++) {
    const row = drawn.subarray((y * across.drawnLength + first) * 4, (y * across.drawnLength + last) * 4);
    canvas.rgba.set(row, ((y + down.drawnAt) * plan.width + across.drawnAt + first) * 4);
  }
  return canvas;
}

/** Whole source pixels that reach the canvas along one axis, and the whole canvas pixels they are drawn to. */
interface Span {
  readonly start: number;
  readonly length: number;
  readonly drawnAt: number;
  readonly drawnLength: number;
}

function visibleSpan(sourcePx: number, canvasPx: number, scale: number, offset: number): Span {
  const start = Math.max(0, Math.floor(-offset / scale));
  const end = Math.min(sourcePx, Math.ceil((canvasPx - offset) / scale));
  const drawnAt = Math.round(start * scale + offset);
  return {
    start,
    length: end - start,
    drawnAt,
    drawnLength: Math.max(1, Math.round(end * scale + offset) - drawnAt),
  };
}
