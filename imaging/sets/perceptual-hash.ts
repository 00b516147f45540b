/** Two short fingerprints of a picture that stay almost the same when it is resized, recompressed or slightly retouched. */

/** Cells a side of the luma both hashes are made from. */
export const hashSide = 32;

/** 64 bits as 16 hexadecimal digits. */
type Hash = string;

const frequencies = 8;
const cosines = Array.from({ length: frequencies }, (_, u) =>
  Float64Array.from({ length: hashSide }, (_unused, x) =>
    Math.cos(((2 * x + 1) * (u + 1) * Math.PI) / (2 * hashSide)),
  ),
);

/**
 * Signs of the picture's 64 coarsest waves against their median. Source: Zauner 2010, "Implementation and benchmarking of
 * perceptual image hash functions" (DCT hash).
 *
 * @param luma 32 × 32 values, rows top to bottom.
 */
export function waveHash(luma: Float32Array): Hash {
  const waves: number[] = [];
  for (let v = 0; v < frequencies; v++) {
    for (let u = 0; u < frequencies; u++) {
      let sum = 0;
      for (let y = 0; y < hashSide; y++)
        for (let x = 0; x < hashSide; x++)
          sum += (luma[y * hashSide + x] ?? 0) * (cosines[u]?.[x] ?? 0) * (cosines[v]?.[y] ?? 0);
      waves.push(sum);
    }
  }
  const median = [...waves].sort((a, b) => a - b)[waves.length / 2] ?? 0;
  return toHex(waves.map((wave) => wave > median));
}

/**
 * Whether each of 8 × 8 cells is lighter than its right neighbour. Source: Krawetz 2013, "Kind of like that" (dHash).
 *
 * @param luma 32 × 32 values, rows top to bottom.
 */
export function slopeHash(luma: Float32Array): Hash {
  const bits: boolean[] = [];
  for (let row = 0; row < 8; row++) {
    const cells = Array.from({ length: 9 }, (_, column) => meanOf(luma, column, row));
    for (let column = 0; column < 8; column++) bits.push((cells[column] ?? 0) > (cells[column + 1] ?? 0));
  }
  return toHex(bits);
}

/** Mean of one cell of a grid of 9 × 8. */
function meanOf(luma: Float32Array, column: number, row: number): number {
  const [left, right] = [Math.floor((column * hashSide) / 9), Math.floor(((column + 1) * hashSide) / 9)];
  let [sum, count] = [0, 0];
  for (let y = row * 4; y < row * 4 + 4; y++) {
    for (let x = left; x < right; x++) {
      sum += luma[y * hashSide + x] ?? 0;
      count++;
    }
  }
  return sum / count;
}

function toHex(bits: readonly boolean[]): Hash {
  let hash = "";
  for (let i = 0; i < bits.length; i += 4)
    hash += bits
      .slice(i, i + 4)
      .reduce((digit, bit) => 2 * digit + (bit ? 1 : 0), 0)
      .toString(16);
  return hash;
}
