/** A confidence interval for a share. */

/** Standard normal quantile of a two-sided 95 %. */
const z = 1.959964;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * 95 % score interval of `hits` in `trials` independent trials; 0..1 without trials. Source: Wilson 1927, "Probable inference,
 * the law of succession, and statistical inference".
 */
export function wilsonInterval(hits: number, trials: number): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = hits / trials;
  const centre = share + (z * z) / (2 * trials);
  const reach = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return { low: Math.max(0, (centre - reach) / scale), high: Math.min(1, (centre + reach) / scale) };
}
