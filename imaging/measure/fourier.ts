/** The power of a square block's waves by their fineness. Source: Cooley & Tukey 1965 for the transform. */

/** Cells a side of a block; a power of two. */
export const blockSide = 64;

const half = blockSide / 2;
/** Hann window: without it the block's own borders count as detail. */
const hann = Float64Array.from(
  { length: blockSide },
  (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 0.5)) / blockSide),
);
/** Waves a block of each coefficient, whatever their direction. */
const rings = Uint8Array.from({ length: blockSide * blockSide }, (_, i) => {
  const [u, v] = [i % blockSide, Math.floor(i / blockSide)];
  return Math.round(Math.hypot(Math.min(u, blockSide - u), Math.min(v, blockSide - v)));
});
const cosines = Float64Array.from({ length: half }, (_, n) => Math.cos((2 * Math.PI * n) / blockSide));
const sines = Float64Array.from({ length: half }, (_, n) => -Math.sin((2 * Math.PI * n) / blockSide));

/**
 * Mean power at 0, 1, … 32 waves a block (0 to 0.5 cycles a pixel), all directions together.
 *
 * @param block 64 × 64 values, rows top to bottom.
 */
export function radialPower(block: Float32Array): Float64Array {
  const real = new Float64Array(blockSide * blockSide);
  const imaginary = new Float64Array(real.length);
  const mean = block.reduce((sum, value) => sum + value, 0) / block.length;
  for (let i = 0; i < real.length; i++)
    real[i] = ((block[i] ?? 0) - mean) * (hann[i % blockSide] ?? 0) * (hann[Math.floor(i / blockSide)] ?? 0);
  for (let n = 0; n < blockSide; n++) transform(real, imaginary, n * blockSide, 1);
  for (let n = 0; n < blockSide; n++) transform(real, imaginary, n, blockSide);
  const power = new Float64Array(half + 1);
  const counts = new Float64Array(half + 1);
  for (let i = 0; i < real.length; i++) {
    const ring = rings[i] ?? 0;
    if (ring > half) continue;
    power[ring] = (power[ring] ?? 0) + (real[i] ?? 0) ** 2 + (imaginary[i] ?? 0) ** 2;
    counts[ring] = (counts[ring] ?? 0) + 1;
  }
  return power.map((sum, ring) => sum / (counts[ring] ?? 1));
}

/** Fast Fourier transform in place of one line of `blockSide` values, `step` apart from `start` on. */
function transform(real: Float64Array, imaginary: Float64Array, start: number, step: number): void {
  for (let i = 1, j = 0; i < blockSide; i++) {
    let bit = half;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) swap(real, imaginary, start + i * step, start + j * step);
  }
  for (let size = 2; size <= blockSide; size *= 2) {
    for (let first = 0; first < blockSide; first += size) {
      for (let n = 0; n < size / 2; n++) {
        const turn = n * (blockSide / size);
        butterfly(real, imaginary, start + (first + n) * step, start + (first + n + size / 2) * step, turn);
      }
    }
  }
}

function butterfly(real: Float64Array, imaginary: Float64Array, a: number, b: number, turn: number): void {
  const c = cosines[turn] ?? 0;
  const s = sines[turn] ?? 0;
  const br = real[b] ?? 0;
  const bi = imaginary[b] ?? 0;
  const tr = br * c - bi * s;
  const ti = br * s + bi * c;
  const ar = real[a] ?? 0;
  const ai = imaginary[a] ?? 0;
  real[a] = ar + tr;
  imaginary[a] = ai + ti;
  real[b] = ar - tr;
  imaginary[b] = ai - ti;
}

function swap(real: Float64Array, imaginary: Float64Array, a: number, b: number): void {
  [real[a], real[b]] = [real[b] ?? 0, real[a] ?? 0];
  [imaginary[a], imaginary[b]] = [imaginary[b] ?? 0, imaginary[a] ?? 0];
}
