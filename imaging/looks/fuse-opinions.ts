/** Makes one opinion of several by their weighted mean log-odds: a sure opinion counts more than a hesitant one. */

export interface Weighed {
  readonly levels: Uint8ClampedArray;
  readonly weight: number;
}

/** Keeps the odds of a level of 0 or 255 finite. */
const leastDoubt = 0.02;
/** The mean of correlated opinions is more timid than each of them; fitted on bench photos. */
const boldness = 1.43;

const logOdds = Float32Array.from({ length: 256 }, (_, level) =>
  Math.log((level / 255 + leastDoubt) / (1 + leastDoubt - level / 255)),
);

/** All opinions share one grid; weights need not add up to one. */
export function fuseOpinions(opinions: readonly Weighed[]): Uint8ClampedArray {
  const total = opinions.reduce((sum, { weight }) => sum + weight, 0);
  const length = opinions[0]?.levels.length ?? 0;
  const sums = new Float32Array(length);
  for (const { levels, weight } of opinions) {
    const share = (boldness * weight) / total;
    for (let i = 0; i < length; i++) sums[i] = (sums[i] ?? 0) + share * (logOdds[levels[i] ?? 0] ?? 0);
  }
  return toLevels(sums);
}

/** Most pixels say what the one before them said. */
function toLevels(sums: Float32Array): Uint8ClampedArray {
  const levels = new Uint8ClampedArray(sums.length);
  let [sum, level] = [Number.NaN, 0];
  for (let i = 0; i < levels.length; i++) {
    const next = sums[i] ?? 0;
    if (next !== sum) {
      const share = 1 / (1 + Math.exp(-next));
      level = 255 * (share * (1 + 2 * leastDoubt) - leastDoubt);
      sum = next;
    }
    levels[i] = level;
  }
  return levels;
}
