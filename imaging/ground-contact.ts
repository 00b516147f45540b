/** Where a product stands: the parts of its lower contour that can touch the ground. */
import type { Mask } from "./frame.ts";
import { alphaBox } from "./measure/alpha-box.ts";

export interface Contact {
  /** Of the product's box, in pixels. */
  readonly productHeight: number;
  /** For each column: the row just below the product's lowest pixel; -1 for a column without product. */
  readonly bottom: Int32Array;
  /** For each column: 0 in the air to 1 on the ground. */
  readonly strength: Float32Array;
}

/** Steepest rise of a standing edge seen in perspective, rows a column; what rises steeper hangs in the air. */
const steepest = 0.5;
/** How far above that line a contour still counts in part, and how high above the lowest point anything can stand. */
const toleranceRatio = 0.03;
const reachRatio = 0.4;

/**
 * A contour point touches when no point beside it is lower by more than perspective explains: the feet of a
 * chair do, its seat between them does not. Null when there is no product.
 */
export function groundContact(product: Mask): Contact | null {
  const box = alphaBox(product);
  if (box === null) return null;
  const productHeight = box.bottom - box.top;
  const bottom = lowerContour(product);
  const line = groundLine(bottom);
  const tolerance = Math.max(1, productHeight * toleranceRatio);
  const strength = Float32Array.from(bottom, (row, x) => {
    if (row < 0) return 0;
    const lift = (line[x] ?? 0) - row;
    const raised = (box.bottom - row) / (productHeight * reachRatio);
    return Math.max(0, 1 - lift / tolerance) * Math.max(0, 1 - raised);
  });
  return { productHeight, bottom, strength };
}

function lowerContour({ width, height, alpha }: Mask): Int32Array {
  const bottom = new Int32Array(width).fill(-1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if ((alpha[y * width + x] ?? 0) > 127) bottom[x] = y + 1;
  }
  return bottom;
}

/** The lowest line over the contour that nowhere rises steeper than `steepest`. */
function groundLine(bottom: Int32Array): Float32Array {
  const line = Float32Array.from(bottom);
  for (let x = 1; x < line.length; x++) line[x] = Math.max(line[x] ?? 0, (line[x - 1] ?? 0) - steepest);
  for (let x = line.length - 2; x >= 0; x--) line[x] = Math.max(line[x] ?? 0, (line[x + 1] ?? 0) - steepest);
  return line;
}
