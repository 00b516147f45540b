/** What stands far behind a table, so far out of focus that only discs of light and colour are left of it. */
import type { Rgb } from "../../light.ts";
import type { Noise } from "../noise.ts";
import { ease, type Material, mix } from "./material.ts";

/**
 * Discs scattered one in every square of a grid: how bright the brightest at this place is, 0..1. A lens out of focus
 * draws every point of light as such a disc.
 */
function discs(noise: Noise, x: number, y: number, rarity: number, key: number): number {
  let brightest = 0;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  for (let row = top - 1; row <= top + 1; row++) {
    for (let column = left - 1; column <= left + 1; column++) {
      const chance = noise.chance(column + key, row);
      if (chance < rarity) continue;
      const across = column + noise.chance(column + key, row + 71) - x;
      const down = row + noise.chance(column + key + 71, row) - y;
      const radius = 0.34 + 0.3 * noise.chance(column + key + 31, row + 13);
      const away = Math.hypot(across, down) / radius;
      const rim = 0.85 + 0.15 * ease(0.5, 0.95, away);
      const light = (1 - ease(0.9, 1.04, away)) * rim * ((chance - rarity) / (1 - rarity));
      brightest = Math.max(brightest, light);
    }
  }
  return brightest;
}

/** A garden in the sun: shade below, leaves, sky shining through in discs. `accent` is the light's colour. */
export const foliage: Material = ({ colour, accent, noise }) => {
  return (out, x, y) => {
    const mass = noise.sum(x * 0.9, y * 0.9, 4, 0.55, 0.05);
    const shade = ease(-0.8, 0.9, mass + 0.28 * y);
    const leaves = noise.sum(x * 2.1 + 9, y * 2.1, 3, 0.5, 0.05);
    const light =
      0.9 * discs(noise, x * 2.1, y * 2.1, 0.35, 3) + 0.6 * discs(noise, x * 3.6 + 5, y * 3.6, 0.4, 90);
    const glow = ease(0.2, 1.4, shade + 0.25 * y) * 0.35;
    mix(
      out,
      colour,
      accent,
      Math.min(0.9, glow + light * (0.25 + 0.75 * shade)),
      0.45 + 0.75 * shade + 0.16 * leaves,
    );
  };
};

/** A street or a bar in the evening: lamps as warm discs before the dark. `accent` is the lamps' colour. */
export const lights: Material = ({ colour, accent, noise }) => {
  return (out, x, y) => {
    const haze = ease(-0.8, 1, noise.sum(x * 0.6, y * 0.8, 3, 0.5, 0.05));
    mix(out, colour, accent, 0.1 * haze, 0.6 + 0.7 * haze);
    const band = Math.exp(-(((y - 0.9) / 1.5) ** 2));
    addLamps(out, discs(noise, x * 1.5, y * 1.5, 0.55, 3), band * 0.85, accent);
    addLamps(out, discs(noise, x * 2.3 + 4, y * 2.3, 0.6, 60), band * 0.6, [
      accent[0],
      accent[1] * 0.72,
      accent[2] * 0.5,
    ]);
    addLamps(out, discs(noise, x * 1.1 + 8, y * 1.1, 0.72, 120), band * 0.3, [
      accent[0] * 0.6,
      accent[1] * 0.8,
      accent[2] * 1.2,
    ]);
  };
};

function addLamps(out: Float32Array, light: number, strength: number, colour: Rgb): void {
  for (let channel = 0; channel < 3; channel++)
    out[channel] = (out[channel] ?? 0) + light * strength * (colour[channel] ?? 0);
}

/** Sea under a clear sky. `colour` is the sky's above, `accent` the sea's. */
export const shore: Material = ({ colour, accent, noise }) => {
  const horizon = 0.55;
  return (out, x, y) => {
    const sea = 1 - ease(horizon - 0.12, horizon + 0.06, y);
    const low = 1 - ease(horizon, horizon + 3.2, y);
    const waves = noise.sum(x * 0.8, y * 9, 3, 0.5, 0.05);
    const clouds = ease(0.1, 1.1, noise.sum(x * 0.35, y * 0.9, 4, 0.5, 0.05));
    mix(out, colour, accent, sea, 1 + 0.05 * waves * sea);
    const glare = (0.4 * low + 0.3 * clouds) * (1 - sea) + 0.12 * sea * Math.max(0, waves);
    for (let channel = 0; channel < 3; channel++)
      out[channel] = (out[channel] ?? 0) + (0.95 - (out[channel] ?? 0)) * glare;
  };
};
