/** The empty scene: everything of it that does not depend on the product, kept for the next product. */
import { blurDepth } from "./blur-depth.ts";
import { type LightMap, lightRoom, withStand } from "./light-map.ts";
import { seededRandom } from "./noise.ts";
import { mirrorBack } from "./mirror-back.ts";
import type { Painted } from "./painted.ts";
import { paintRoom } from "./paint-room.ts";
import { paintStand } from "./paint-stand.ts";
import type { Setting } from "./setting.ts";

export interface Backdrop {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, 8 bit sRGB. */
  readonly rgb: Uint8Array;
  /** Of what is seen at each place: stand, ground or back. */
  readonly lights: LightMap;
}

/** Light lost in the corners of the picture, as lenses do. */
const vignette = 0.1;
/** Standard deviation of the sensor's noise in levels of 255; it also hides the steps of 8 bit. */
const grain = 1.1;
const grainLength = 1 << 16;

const kept = new Map<string, Promise<Backdrop>>();
const mostKept = 2;

export function backdropOf(setting: Setting): Promise<Backdrop> {
  const { scene, seed, width, height, footRatio, fromAbove, block, grade } = setting;
  const key = JSON.stringify([scene, seed, width, height, footRatio, fromAbove, block, grade]);
  const known = kept.get(key) ?? paintBackdrop(setting);
  kept.delete(key);
  kept.set(key, known);
  known.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return known;
}

async function paintBackdrop(setting: Setting): Promise<Backdrop> {
  const { block } = setting;
  const lights = lightRoom(setting);
  const room = await blurDepth(setting, await mirrorBack(setting, paintRoom(setting, lights)));
  if (!block) return { ...expose(room, setting), lights };
  return { ...expose(paintStand(setting, block, room), setting), lights: withStand(setting, block, lights) };
}

/** To 8 bit, with what lens and sensor add. */
function expose({ width, height, rgb }: Painted, { seed, grade }: Setting): Omit<Backdrop, "lights"> {
  const random = seededRandom(seed + 977);
  const tables = gradeTables(grade);
  // Three evenly spread numbers together are close to a normal one.
  const noise = Float32Array.from(
    { length: grainLength },
    () => (random() + random() + random() - 1.5) * 2 * grain,
  );
  const levels = new Uint8Array(rgb.length);
  const columns = Float32Array.from({ length: width }, (_, x) => ((x + 0.5) / width - 0.5) ** 2);
  for (let y = 0; y < height; y++) {
    const down = ((y + 0.5) / height - 0.5) ** 2;
    let at = (random() * grainLength) | 0;
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 3;
      const dim = 1 - vignette * 1.6 * ((columns[x] ?? 0) + down) ** 1.5 * 2;
      at = (at + 1) & (grainLength - 1);
      const speck = (noise[at] ?? 0) + 0.5;
      for (let channel = i; channel < i + 3; channel++)
        levels[channel] = Math.min(
          255,
          Math.max(0, tone(tables, channel - i, rgb[channel] ?? 0) * dim + speck),
        );
    }
  }
  return { width, height, rgb: levels };
}

const tableSteps = 1024;

/** Levels 0..255 for each channel. */
function gradeTables({ warmth, exposure, contrast }: Setting["grade"]): Float32Array[] {
  const gains = [1 + 0.09 * warmth, 1 + 0.01 * warmth, 1 - 0.1 * warmth];
  return gains.map((gain) =>
    Float32Array.from({ length: tableSteps + 2 }, (_, n) => {
      const lit = Math.min(1, (n / tableSteps) * gain) ** (2 ** (-0.7 * exposure));
      // Steeper about the middle, flatter at both ends, and the other way round.
      const bent = lit - (contrast * 0.35 * Math.sin(2 * Math.PI * lit)) / Math.PI;
      return 255 * Math.min(1, Math.max(0, bent));
    }),
  );
}

function tone(tables: readonly Float32Array[], channel: number, level: number): number {
  const table = tables[channel];
  const place = (level / 65535) * tableSteps;
  const below = place | 0;
  const from = table?.[below] ?? 0;
  return from + ((table?.[below + 1] ?? 0) - from) * (place - below);
}
