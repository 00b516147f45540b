/** Spreads known pixels into unknown ones, smoothly and from all around: right where nothing better is known. */

interface Level {
  readonly width: number;
  readonly height: number;
  readonly rgb: Float32Array;
  /** 0 unknown … 1 known. */
  readonly weight: Float32Array;
}

/**
 * The pull-push method (Gortler and others 1996, The Lumigraph): average known pixels into ever smaller pictures, then
 * enlarge these into the gaps. Known pixels stay as they are.
 */
export function pullPush(
  { width, height, rgb }: { readonly width: number; readonly height: number; readonly rgb: Float32Array },
  known: Uint8Array,
): Float32Array {
  const levels: Level[] = [{ width, height, rgb: Float32Array.from(rgb), weight: Float32Array.from(known) }];
  for (let level = levels[0]; level && Math.max(level.width, level.height) > 1; level = levels.at(-1))
    levels.push(pull(level));
  for (let n = levels.length - 2; n >= 0; n--) {
    const [fine, coarse] = [levels[n], levels[n + 1]];
    if (fine && coarse) push(fine, coarse);
  }
  return levels[0]?.rgb ?? rgb;
}

/** Half the size, each pixel the weighted mean of four. */
function pull(fine: Level): Level {
  const width = Math.max(1, Math.ceil(fine.width / 2));
  const height = Math.max(1, Math.ceil(fine.height / 2));
  const rgb = new Float32Array(3 * width * height);
  const weight = new Float32Array(width * height);
  for (let y = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++) {
      const from = y * fine.width + x;
      const to = (y >> 1) * width + (x >> 1);
      const share = fine.weight[from] ?? 0;
      weight[to] = (weight[to] ?? 0) + share;
      for (let channel = 0; channel < 3; channel++)
        rgb[3 * to + channel] = (rgb[3 * to + channel] ?? 0) + share * (fine.rgb[3 * from + channel] ?? 0);
    }
  }
  for (let i = 0; i < weight.length; i++) {
    const total = weight[i] ?? 0;
    if (total === 0) continue;
    for (let at = 3 * i; at < 3 * i + 3; at++) rgb[at] = (rgb[at] ?? 0) / total;
    weight[i] = Math.min(1, total);
  }
  return { width, height, rgb, weight };
}

/** Fills the finer picture's gaps by interpolating the coarser one. */
function push(fine: Level, coarse: Level): void {
  for (let y = 0; y < fine.height; y++) {
    const down = Math.min(coarse.height - 1, Math.max(0, (y - 0.5) / 2));
    const top = Math.floor(down);
    const bottom = Math.min(coarse.height - 1, top + 1);
    for (let x = 0; x < fine.width; x++) {
      const at = y * fine.width + x;
      const own = fine.weight[at] ?? 0;
      if (own >= 1) continue;
      const across = Math.min(coarse.width - 1, Math.max(0, (x - 0.5) / 2));
      const left = Math.floor(across);
      const right = Math.min(coarse.width - 1, left + 1);
      const ofRight = across - left;
      const ofLeft = 1 - across + left;
      for (let channel = 0; channel < 3; channel++) {
        const upper =
          valueAt(coarse, left, top, channel) * ofLeft + valueAt(coarse, right, top, channel) * ofRight;
        const lower =
          valueAt(coarse, left, bottom, channel) * ofLeft + valueAt(coarse, right, bottom, channel) * ofRight;
        const spread = upper * (1 - down + top) + lower * (down - top);
        fine.rgb[3 * at + channel] = (fine.rgb[3 * at + channel] ?? 0) * own + spread * (1 - own);
      }
    }
  }
}

function valueAt({ width, rgb }: Level, x: number, y: number, channel: number): number {
  return rgb[3 * (y * width + x) + channel] ?? 0;
}
