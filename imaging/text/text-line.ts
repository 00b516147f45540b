/** Cuts one slanted line of text out of a picture and lays it level, as a recogniser wants it. */
import type { Frame } from "../frame.ts";
import { type Point, pointIn, type TextBox } from "./text-box.ts";

/** RGB 0..255 before white, three numbers a pixel, rows top to bottom. */
export interface TextLinePicture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Float32Array;
}

export type Direction = "level" | "down" | "up";

/** Lines taller than this many times their width run down or up. */
const upright = 1.5;
/** Samples a side averaged per pixel at most; text that large needs no finer. */
const mostSamples = 6;

/** The ways a line in this box may be meant to be read. */
export function directionsOf(box: TextBox): readonly Direction[] {
  return box.height >= upright * box.width ? ["down", "up"] : ["level"];
}

/** @param heightPx of the result; its width follows the box's proportions. */
export function cutTextLine(
  frame: Frame,
  box: TextBox,
  direction: Direction,
  heightPx: number,
): TextLinePicture {
  const [long, short] = direction === "level" ? [box.width, box.height] : [box.height, box.width];
  const width = Math.max(1, Math.round((heightPx * long) / short));
  const rgb = new Float32Array(3 * width * heightPx);
  const samples = Math.min(mostSamples, Math.max(1, Math.round(short / heightPx)));
  for (let row = 0, to = 0; row < heightPx; row++) {
    for (let column = 0; column < width; column++, to += 3) {
      for (let sample = 0; sample < samples * samples; sample++) {
        const across = (column + ((sample % samples) + 0.5) / samples) / width;
        const down = (row + (Math.floor(sample / samples) + 0.5) / samples) / heightPx;
        const { x, y } = pointAlong(box, direction, across, down);
        addColour(frame, x, y, rgb, to, samples * samples);
      }
    }
  }
  return { width, height: heightPx, rgb };
}

/** The point at `across` and `down` of the line as it is read. */
function pointAlong(box: TextBox, direction: Direction, across: number, down: number): Point {
  switch (direction) {
    case "level":
      return pointIn(box, across, down);
    case "down":
      return pointIn(box, 1 - down, across);
    case "up":
      return pointIn(box, down, 1 - across);
  }
}

/** Adds the colour between the four nearest pixels, divided by `parts`; beyond the frame its edge goes on. */
function addColour(frame: Frame, x: number, y: number, rgb: Float32Array, to: number, parts: number): void {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  for (const [column, across] of [
    [left, left + 1 - x],
    [left + 1, x - left],
  ] as const) {
    for (const [row, down] of [
      [top, top + 1 - y],
      [top + 1, y - top],
    ] as const) {
      const inX = Math.min(frame.width - 1, Math.max(0, column));
      const inY = Math.min(frame.height - 1, Math.max(0, row));
      const at = 4 * (inY * frame.width + inX);
      const coverage = (frame.rgba[at + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel++) {
        const before = 255 + ((frame.rgba[at + channel] ?? 0) - 255) * coverage;
        rgb[to + channel] = (rgb[to + channel] ?? 0) + (before * across * down) / parts;
      }
    }
  }
}
