/** Bounds of a share seen in a few trials. Source: Wilson 1927, score interval at 95 %. */

export interface Share {
  readonly hits: number;
  readonly of: number;
  /** 0..1; null when nothing was tried. */
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
}

const z = 1.959964;

export function wilson(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: null, low: 0, high: 1 };
  const share = hits / of;
  const spread = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const centre = share + z ** 2 / (2 * of);
  const scale = 1 + z ** 2 / of;
  return {
    hits,
    of,
    share,
    low: Math.max(0, (centre - spread) / scale),
    high: Math.min(1, (centre + spread) / scale),
  };
}
