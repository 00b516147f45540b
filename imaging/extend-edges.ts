/** Continues a photo beyond its edges with the edges' own colours, softer the farther out. */
import type { Frame } from "./frame.ts";
import type { Box } from "./measure/alpha-box.ts";

/** Half the length of edge whose mean colour is drawn, per pixel of distance from the edge. */
const spread = 0.5;

/** Fills what lies outside `part`, which is not empty and lies within the frame; there the result is opaque. */
export function extendEdges(frame: Frame, part: Box): Frame {
  const extended = { ...frame, rgba: new Uint8ClampedArray(frame.rgba) };
  const { width, height } = frame;
  const down = (x: number) => ({ start: part.top * width + x, step: width, length: part.bottom - part.top });
  extend(extended.rgba, down(part.left), -1, part.left);
  extend(extended.rgba, down(part.right - 1), 1, width - part.right);
  const across = (y: number) => ({ start: y * width, step: 1, length: width });
  extend(extended.rgba, across(part.top), -width, part.top);
  extend(extended.rgba, across(part.bottom - 1), width, height - part.bottom);
  return extended;
}

/** A row or column of pixels. */
interface Line {
  readonly start: number;
  readonly step: number;
  readonly length: number;
}

/** Draws `count` lines beyond `edge`, each `outwards` pixels after the one before. */
function extend(rgba: Uint8ClampedArray, edge: Line, outwards: number, count: number): void {
  const sums = runningSums(rgba, edge);
  for (let distance = 1; distance <= count; distance++) {
    const radius = Math.round(distance * spread);
    for (let i = 0; i < edge.length; i++) {
      const first = Math.max(0, i - radius);
      const end = Math.min(edge.length, i + radius + 1);
      const at = 4 * (edge.start + i * edge.step + distance * outwards);
      for (let channel = 0; channel < 3; channel++) {
        const sum = (sums[3 * end + channel] ?? 0) - (sums[3 * first + channel] ?? 0);
        rgba[at + channel] = sum / (end - first);
      }
      rgba[at + 3] = 255;
    }
  }
}

/** Three sums per pixel of the line: red, green and blue of all pixels before it. */
function runningSums(rgba: Uint8ClampedArray, { start, step, length }: Line): Float64Array {
  const sums = new Float64Array(3 * (length + 1));
  for (let i = 0; i < length; i++) {
    const at = 4 * (start + i * step);
    for (let channel = 0; channel < 3; channel++) {
      sums[3 * (i + 1) + channel] = (sums[3 * i + channel] ?? 0) + (rgba[at + channel] ?? 0);
    }
  }
  return sums;
}
