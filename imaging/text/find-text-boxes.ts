/**
 * Turns a text detector's scores into boxes, one for each line of text.
 *
 * Source: Liao et al. 2020, "Real-time Scene Text Detection with Differentiable Binarization" (DB), with the thresholds
 * PaddleOCR ships for its PP-OCRv4 detector.
 */
import { type Point, pointIn, smallestBox, type TextBox, widen } from "./text-box.ts";

/** Scores 0..1, one a pixel, rows top to bottom. */
export interface ScoreMap {
  readonly width: number;
  readonly height: number;
  readonly scores: Float32Array;
}

/** Pixels at least this sure belong to text. */
const pixelScore = 0.3;
/** A box's pixels are at least this sure on average. */
const boxScore = 0.6;
/** The net is taught shrunken lines; this undoes it: offset = area × ratio / perimeter. */
const unclipRatio = 1.6;
const leastSidePx = 3;

/** In the map's pixels. */
export function findTextBoxes(map: ScoreMap): TextBox[] {
  const seen = new Uint8Array(map.scores.length);
  const boxes: TextBox[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || (map.scores[start] ?? 0) < pixelScore) continue;
    const box = smallestBox(outline(map, start, seen));
    if (Math.min(box.width, box.height) < leastSidePx || meanScore(map, box) < boxScore) continue;
    boxes.push(widen(box, (box.width * box.height * unclipRatio) / (2 * (box.width + box.height))));
  }
  return boxes;
}

/** Row ends of the connected piece that holds `start`, enough to span its hull; marks the piece as seen. */
function outline({ width, height, scores }: ScoreMap, start: number, seen: Uint8Array): Point[] {
  const ends = new Map<number, { left: number; right: number }>();
  const open = [start];
  seen[start] = 1;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    const row = ends.get(y) ?? { left: x, right: x };
    ends.set(y, { left: Math.min(row.left, x), right: Math.max(row.right, x) });
    for (const next of [x > 0 ? at - 1 : -1, x + 1 < width ? at + 1 : -1, at - width, at + width]) {
      if (next < 0 || next >= width * height || seen[next] === 1 || (scores[next] ?? 0) < pixelScore)
        continue;
      seen[next] = 1;
      open.push(next);
    }
  }
  return [...ends].flatMap(([y, { left, right }]) => [
    { x: left, y },
    { x: right, y },
  ]);
}

function meanScore({ width, height, scores }: ScoreMap, box: TextBox): number {
  let sum = 0;
  let count = 0;
  forEachPixel(box, width, height, (at) => {
    sum += scores[at] ?? 0;
    count++;
  });
  return count === 0 ? 0 : sum / count;
}

/** Visits samples a pixel apart, by index into a map of that size; those outside of it are left out. */
export function forEachPixel(box: TextBox, width: number, height: number, visit: (at: number) => void): void {
  const columns = Math.max(1, Math.round(box.width));
  const rows = Math.max(1, Math.round(box.height));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const { x, y } = pointIn(box, (column + 0.5) / columns, (row + 0.5) / rows);
      const [left, top] = [Math.round(x), Math.round(y)];
      if (left >= 0 && top >= 0 && left < width && top < height) visit(top * width + left);
    }
  }
}
