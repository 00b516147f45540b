/**
 * Connected parts of a mask, joined over edges and corners: runs of each row are joined with those of the row above.
 *
 * Source: Rosenfeld & Pfaltz 1966, "Sequential operations in digital picture processing", with runs in place of pixels.
 */
import type { Mask } from "./frame.ts";

export interface Parts {
  /** For each pixel n: it belongs to part n − 1; 0: to none. Parts are counted by their first pixel, row by row. */
  readonly labels: Int32Array;
  /** Pixels of each part. */
  readonly areas: readonly number[];
}

/** Three numbers a run: its row, where it starts, and where it has ended. */
type Runs = readonly number[];

/** @param linkAlpha from which a pixel belongs to a part and links its neighbours. */
export function labelParts(mask: Mask, linkAlpha: number): Parts {
  const runs = findRuns(mask, linkAlpha);
  const roots = joinRuns(runs);
  const labels = new Int32Array(mask.alpha.length);
  const areas: number[] = [];
  const labelOf = new Int32Array(roots.length);
  for (let run = 0; run < roots.length; run++) {
    const root = rootOf(roots, run);
    if (root === run) labelOf[run] = areas.push(0);
    const label = labelOf[root] ?? 0;
    const row = (runs[3 * run] ?? 0) * mask.width;
    const [start, end] = [runs[3 * run + 1] ?? 0, runs[3 * run + 2] ?? 0];
    labels.fill(label, row + start, row + end);
    areas[label - 1] = (areas[label - 1] ?? 0) + end - start;
  }
  return { labels, areas };
}

function findRuns({ width, height, alpha }: Mask, linkAlpha: number): Runs {
  const runs: number[] = [];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      if ((alpha[row + x] ?? 0) < linkAlpha) continue;
      const start = x;
      while (x < width && (alpha[row + x] ?? 0) >= linkAlpha) x++;
      runs.push(y, start, x);
    }
  }
  return runs;
}

/** For each run an earlier one of its part, or itself when it is the first. */
function joinRuns(runs: Runs): Int32Array {
  const roots = Int32Array.from({ length: runs.length / 3 }, (_, run) => run);
  let above = 0;
  for (let run = 0; run < roots.length; run++) {
    const [y = 0, start = 0, end = 0] = [runs[3 * run], runs[3 * run + 1], runs[3 * run + 2]];
    const isOver = (other: number) =>
      (runs[3 * other] ?? 0) < y - 1 ||
      ((runs[3 * other] ?? 0) === y - 1 && (runs[3 * other + 2] ?? 0) < start);
    while (above < run && isOver(above)) above++;
    for (let other = above; runs[3 * other] === y - 1 && (runs[3 * other + 1] ?? 0) <= end; other++) {
      join(roots, run, other);
    }
  }
  return roots;
}

function join(roots: Int32Array, a: number, b: number): void {
  const [first, second] = [rootOf(roots, a), rootOf(roots, b)];
  roots[Math.max(first, second)] = Math.min(first, second);
}

/** Shortens the way for whoever asks next. */
function rootOf(roots: Int32Array, run: number): number {
  let root = run;
  while (roots[root] !== root) {
    const next = roots[root] ?? root;
    roots[root] = roots[next] ?? next;
    root = next;
  }
  return root;
}
