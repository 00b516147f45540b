/** Noise without a seam: the same for the same seed on every machine, at any place and any magnification. */

/** mulberry32 by Tommy Ettinger, public domain; 0 up to, not including, 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The nearest of scattered points, one in every unit square. */
export interface Cell {
  /** To the nearest point, and to the second nearest. */
  nearest: number;
  second: number;
  /** Of the nearest point: 0..1, the same wherever one looks at it from. */
  chance: number;
}

export interface Noise {
  /** Smooth, about −1..1, one bump a unit. Gradient noise (Perlin 2002). */
  at(x: number, y: number): number;
  /**
   * Octaves of it, each twice as fine and `gain` times as strong; those finer than two `footprint`s (the length a pixel
   * covers) would only flicker and are left out.
   */
  sum(x: number, y: number, octaves: number, gain: number, footprint: number): number;
  /** 0..1, one value a unit square. */
  chance(x: number, y: number): number;
  /** Worley 1996. Writes to `cell`. */
  cell(x: number, y: number, cell: Cell): void;
}

/** Small enough for the processor's nearest memory; repeats after so many units. */
const side = 128;
const wrap = side - 1;
/** Two numbers a place, so that one read brings both. */
const row = 2 * side;

export function createNoise(seed: number): Noise {
  const random = seededRandom(seed);
  const slopes = new Float32Array(2 * side * side);
  const chances = Float32Array.from({ length: side * side }, () => random());
  for (let i = 0; i < slopes.length; i += 2) {
    const angle = random() * 2 * Math.PI;
    slopes[i] = Math.cos(angle) * 1.5;
    slopes[i + 1] = Math.sin(angle) * 1.5;
  }

  function at(x: number, y: number): number {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const across = x - left;
    const down = y - top;
    const upper = (top & wrap) * row;
    const lower = ((top + 1) & wrap) * row;
    const west = (left & wrap) * 2;
    const east = ((left + 1) & wrap) * 2;
    const a = (slopes[upper + west] ?? 0) * across + (slopes[upper + west + 1] ?? 0) * down;
    const b = (slopes[upper + east] ?? 0) * (across - 1) + (slopes[upper + east + 1] ?? 0) * down;
    const c = (slopes[lower + west] ?? 0) * across + (slopes[lower + west + 1] ?? 0) * (down - 1);
    const d = (slopes[lower + east] ?? 0) * (across - 1) + (slopes[lower + east + 1] ?? 0) * (down - 1);
    const easeX = across * across * across * (across * (across * 6 - 15) + 10);
    const easeY = down * down * down * (down * (down * 6 - 15) + 10);
    const above = a + (b - a) * easeX;
    return above + (c + (d - c) * easeX - above) * easeY;
  }

  function sum(x: number, y: number, octaves: number, gain: number, footprint: number): number {
    let total = 0;
    let strength = 1;
    let wave = 1;
    for (let octave = 0; octave < octaves; octave++) {
      const visible = Math.min(1, wave / (2 * footprint) - 1);
      if (visible <= 0) break;
      total += at(x / wave + 17.3 * octave, y / wave - 9.1 * octave) * strength * visible;
      strength *= gain;
      wave *= 0.5;
    }
    return total;
  }

  function chance(x: number, y: number): number {
    return chances[(Math.floor(y) & wrap) * side + (Math.floor(x) & wrap)] ?? 0;
  }

  function cell(x: number, y: number, found: Cell): void {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    let [nearest, second] = [9, 9];
    for (let line = top - 1; line <= top + 1; line++) {
      for (let column = left - 1; column <= left + 1; column++) {
        const i = (line & wrap) * side + (column & wrap);
        const across = column + (chances[i] ?? 0) - x;
        const down = line + (chances[(i + 9973) & (side * side - 1)] ?? 0) - y;
        const away = across * across + down * down;
        if (away < nearest) {
          second = nearest;
          nearest = away;
          found.chance = chances[(i + 31337) & (side * side - 1)] ?? 0;
        } else if (away < second) second = away;
      }
    }
    found.nearest = Math.sqrt(nearest);
    found.second = Math.sqrt(second);
  }

  return { at, sum, chance, cell };
}
