/** Rough mineral grounds: concrete, slate, sand. */
import type { Cell } from "../noise.ts";
import { ease, type Material, mix, relief } from "./material.ts";

/** Cast concrete: stains, fine grain, and the small round holes that air leaves. */
export const concrete: Material = ({ colour, accent, noise, relief: towards }) => {
  const hole: Cell = { nearest: 0, second: 0, chance: 0 };
  return (out, x, y, footprint) => {
    const stains = noise.sum(x * 1.1, y * 1.1, 6, 0.58, footprint * 1.1);
    const blotches = noise.sum(x * 6 + 3, y * 6, 4, 0.6, footprint * 6);
    const grain = noise.sum(x * 120, y * 120, 3, 0.75, footprint * 120);
    const shade = relief((u, v) => noise.sum(u * 18, v * 18, 4, 0.62, footprint * 18), x, y, towards, 0.006);
    noise.cell(x * 17, y * 17, hole);
    const radius = hole.chance < 0.22 ? 0.03 + 0.3 * hole.chance : 0;
    const open = radius > 0 ? 1 - ease(radius * 0.7, radius + footprint * 12, hole.nearest) : 0;
    const share = 0.5 * ease(-0.9, 1, stains + 0.3 * blotches);
    mix(out, colour, accent, share, (1 + 0.05 * grain + 0.1 * shade) * (1 - 0.45 * open));
  };
};

/** Split slate: thin layers that break off in steps. */
export const slate: Material = ({ colour, accent, noise, relief: towards }) => {
  return (out, x, y, footprint) => {
    const height = (u: number, v: number) => {
      const layers = 3.2 * noise.sum(u * 1.1 + 0.3 * v, v * 1.5, 6, 0.55, footprint * 1.5);
      const step = Math.floor(layers);
      return (
        0.35 * (step + ease(0.72, 1, layers - step)) + 0.3 * noise.sum(u * 9, v * 14, 4, 0.62, footprint * 14)
      );
    };
    const shade = relief(height, x, y, towards, 0.008);
    const veil = noise.sum(x * 1.4 + 8, y * 1.4, 5, 0.55, footprint * 1.4);
    const grain = noise.sum(x * 140, y * 140, 2, 0.7, footprint * 140);
    mix(out, colour, accent, 0.4 * ease(-0.6, 1, veil), Math.max(0.45, 1 + 0.36 * shade + 0.06 * grain));
  };
};

/** Dry sand the wind has combed: soft ripples that fork, lit from the side, made of grains. */
export const sand: Material = ({ colour, accent, noise, relief: towards }) => {
  return (out, x, y, footprint) => {
    const height = (u: number, v: number) => {
      const warp = 1.5 * noise.sum(u * 0.9, v * 0.9, 3, 0.5, footprint) + 0.22 * noise.at(u * 4.5, v * 4.5);
      const phase = (v * 5.2 + u * 1.1 + warp) * 2 * Math.PI;
      const strength = 0.55 + 0.45 * noise.at(u * 0.8 + 5, v * 0.8);
      const seen = Math.min(1, Math.max(0, 1.7 - footprint * 12));
      return (
        seen * strength * (Math.sin(phase) + 0.3 * Math.sin(2 * phase + 0.8)) +
        0.5 * noise.sum(u * 7, v * 7, 3, 0.55, footprint * 7)
      );
    };
    const shade = relief(height, x, y, towards, 0.02);
    const grains = noise.sum(x * 260, y * 260, 2, 0.8, footprint * 260);
    const dots = noise.chance(x * 420, y * 420);
    const dark = dots > 0.975 ? Math.min(1, 1 / (footprint * 420)) : 0;
    const broad = noise.sum(x * 1.2, y * 1.2, 3, 0.5, footprint);
    mix(
      out,
      colour,
      accent,
      0.3 * ease(-0.8, 0.9, broad),
      (1 + 0.2 * shade + 0.07 * grains) * (1 - 0.35 * dark),
    );
  };
};
