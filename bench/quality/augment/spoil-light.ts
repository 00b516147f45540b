/** Spoils a picture's light as poor cameras do: gamma, colour cast and noise. */
import type { Frame } from "#imaging/frame.ts";
import type { Random } from "./random.ts";

export interface BadLight {
  /** Above 1 darkens. */
  readonly gamma?: number;
  /** Gain of red, green and blue. */
  readonly cast?: readonly [number, number, number];
  /** Deviation of the noise in levels 0..255; half of it common to the three channels. */
  readonly noise?: number;
}

export function spoilLight(
  frame: Frame,
  { gamma = 1, cast = [1, 1, 1], noise = 0 }: BadLight,
  random: Random,
): Frame {
  const rgba = new Uint8ClampedArray(frame.rgba);
  const curves = cast.map((gain) =>
    Float64Array.from({ length: 256 }, (_, level) => 255 * gain * (level / 255) ** gamma),
  );
  for (let at = 0; at < rgba.length; at += 4) {
    const common = noise > 0 ? random.normal() * noise : 0;
    for (let channel = 0; channel < 3; channel++) {
      const own = noise > 0 ? random.normal() * noise : 0;
      rgba[at + channel] = (curves[channel]?.[frame.rgba[at + channel] ?? 0] ?? 0) + common * 0.6 + own * 0.6;
    }
  }
  return { ...frame, rgba };
}
