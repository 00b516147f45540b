/** Grounds and walls that are woven or laid piece by piece: linen and glazed tiles. */
import { ease, type Material, mix, relief } from "./material.ts";

const threadsPerUnit = 150;

/** Plain weave of uneven threads, lying in soft folds. */
export const linen: Material = ({ colour, accent, noise, relief: towards }) => {
  return (out, x, y, footprint) => {
    const folds = relief(
      (u, v) => {
        const bend = noise.sum(u * 0.7, v * 0.7 + 12, 2, 0.5, footprint);
        const ridge = noise.at(u * 0.9 + 0.8 * v + 0.6 * bend, v * 2.6 - 1.2 * u + bend);
        return 1 - Math.abs(ridge) + 0.3 * noise.at(u * 3.1, v * 3.7);
      },
      x,
      y,
      towards,
      0.06,
    );
    const u = (x + 0.004 * noise.at(x * 6, y * 6)) * threadsPerUnit;
    const v = (y + 0.004 * noise.at(x * 6 + 40, y * 6)) * threadsPerUnit;
    const seen = Math.min(1, Math.max(0, 1.5 - footprint * threadsPerUnit * 2.2));
    const weave = seen > 0 ? seen * threads(u, v) : 0;
    const slubs =
      noise.sum(x * 3, y * 95, 3, 0.6, footprint * 95) + noise.sum(x * 95, y * 3, 3, 0.6, footprint * 95);
    const broad = noise.sum(x * 1.5, y * 1.5, 3, 0.5, footprint);
    const tone = 1 + 0.34 * folds + 0.03 * slubs + weave;
    mix(out, colour, accent, 0.2 * ease(-0.6, 1, broad), Math.max(0.35, tone));
  };

  /** Over and under: the thread on top is round and light, the gap beside it dark. */
  function threads(u: number, v: number): number {
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const over = ((column + row) & 1) === 0;
    const across = (over ? u - column : v - row) - 0.5;
    const along = (over ? v - row : u - column) - 0.5;
    const thick = 0.8 + 0.4 * noise.chance(over ? column : row, over ? 3 : 9);
    const round = 1 - (across / (0.5 * thick)) ** 2;
    return 0.2 * Math.max(-0.9, round - 0.6) - 0.18 * along * along * 4;
  }
};

const tileSide = 0.34;
const joint = 0.006;

/** Hand-made glazed tiles: every one another tone, none quite flat. */
export const tiles: Material = ({ colour, accent, noise, relief: towards }) => {
  return (out, x, y, footprint) => {
    const [column, row] = [Math.floor(x / tileSide), Math.floor(y / tileSide)];
    const [u, v] = [x - column * tileSide, y - row * tileSide];
    const chance = noise.chance(column, row);
    const tilt =
      0.09 * (chance - 0.5) + 0.09 * (noise.chance(column + 90, row) - 0.5) * ((v / tileSide) * 2 - 1);
    const waves = relief(
      (a, b) => noise.sum(a * 7 + chance * 50, b * 7, 3, 0.5, footprint * 7),
      x,
      y,
      towards,
      0.03,
    );
    const pool = noise.sum(x * 9 + chance * 30, y * 9, 4, 0.55, footprint * 9);
    const edge = 0.004 * noise.at(x * 14, y * 14);
    const away = Math.min(u, v, tileSide - u, tileSide - v) + edge;
    const grout = 1 - ease(joint - footprint * 0.5, joint + 0.003 + footprint * 0.8, away);
    const rim = 1 - 0.12 * (1 - ease(joint, joint + 0.02, away));
    const grain = noise.sum(x * 110, y * 110, 2, 0.7, footprint * 110);
    const share = 0.3 * chance + 0.14 * pool + 0.1;
    mix(out, colour, accent, Math.min(1, Math.max(0, share)), (1 + tilt + 0.09 * waves) * rim);
    for (let channel = 0; channel < 3; channel++) {
      const between = (0.62 * (colour[channel] ?? 0) + 0.14) * (1 + 0.06 * grain);
      out[channel] = (out[channel] ?? 0) * (1 - grout) + between * grout;
    }
  };
};
