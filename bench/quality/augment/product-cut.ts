/** A known product alone: its own colours up to the edge, its exact coverage, cropped to its box. */
import type { Frame, Mask } from "#imaging/frame.ts";
import { foregroundColour } from "#imaging/foreground-colour.ts";
import { resizeCutOut } from "#imaging/resize-cut-out.ts";
import type { Colour } from "./draw-ground.ts";
import { coveredBox, frameOf, openFrame } from "./made-photo.ts";

export interface ProductCut {
  readonly id: string;
  readonly object: string;
  readonly cut: Frame;
  /** Mean colour, 0..255. */
  readonly colour: Colour;
  /** Mean brightness, 0..255. */
  readonly brightness: number;
}

export async function cutProduct(
  { id, object }: { id: string; object: string },
  picture: Frame,
  truth: Mask,
): Promise<ProductCut> {
  const whole = foregroundColour(picture, truth);
  const { left, top, right, bottom } = coveredBox(truth);
  const margin = 3;
  const x = Math.max(0, left - margin);
  const y = Math.max(0, top - margin);
  const cut = await frameOf(
    openFrame(whole).extract({
      left: x,
      top: y,
      width: Math.min(truth.width, right + margin) - x,
      height: Math.min(truth.height, bottom + margin) - y,
    }),
  );
  const colour = meanColour(cut);
  const [red, green, blue] = colour;
  return { id, object, cut, colour, brightness: 0.299 * red + 0.587 * green + 0.114 * blue };
}

/** At `longSidePx` on its long side, perhaps mirrored. */
export async function sizeProduct(
  { cut }: ProductCut,
  longSidePx: number,
  mirrored: boolean,
): Promise<Frame> {
  const scale = longSidePx / Math.max(cut.width, cut.height);
  const part = { left: 0, top: 0, right: cut.width, bottom: cut.height };
  const sized = await resizeCutOut(cut, part, Math.round(cut.width * scale), Math.round(cut.height * scale));
  return mirrored ? frameOf(openFrame(sized).flop()) : sized;
}

function meanColour({ rgba }: Frame): Colour {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    if ((rgba[at + 3] ?? 0) < 128) continue;
    covered++;
    for (let channel = 0; channel < 3; channel++)
      sum[channel] = (sum[channel] ?? 0) + (rgba[at + channel] ?? 0);
  }
  const [red = 0, green = 0, blue = 0] = sum.map((total) => total / Math.max(1, covered));
  return [red, green, blue];
}
