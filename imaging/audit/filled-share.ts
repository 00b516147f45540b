/** How much of a picture its product fills, where it stands out from a smooth ground. */
import { offAt } from "./border-ground.ts";

/** Levels of 255 by which something is no ground, and no faint shadow on it. */
const minOff = 26;
/** A row or column with fewer such pixels than this share of its length shows dust or noise. */
const minLineShare = 0.012;

/** Longer of box width / width and box height / height; null when nothing stands out. */
export function filledShare(
  { width, height, rgb }: { readonly width: number; readonly height: number; readonly rgb: Float32Array },
  surface: Float32Array,
): number | null {
  const rows = new Uint32Array(height);
  const columns = new Uint32Array(width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (offAt(rgb, surface, y * width + x) < minOff) continue;
      rows[y] = (rows[y] ?? 0) + 1;
      columns[x] = (columns[x] ?? 0) + 1;
    }
  }
  const across = span(columns, Math.max(1, minLineShare * height));
  const down = span(rows, Math.max(1, minLineShare * width));
  return across === 0 || down === 0 ? null : Math.max(across / width, down / height);
}

/** From the first to the last line with at least that many. */
function span(counts: Uint32Array, least: number): number {
  const first = counts.findIndex((count) => count >= least);
  const last = counts.findLastIndex((count) => count >= least);
  return first < 0 ? 0 : last - first + 1;
}
