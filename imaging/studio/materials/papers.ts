/** Backdrop paper, and walls that were painted, plastered or limewashed. */
import { ease, type Material, mix, relief } from "./material.ts";

/** Seamless paper: an even colour with the faintest tooth. */
export const paper: Material = ({ colour, accent, noise }) => {
  return (out, x, y, footprint) => {
    const tooth = noise.sum(x * 220, y * 220, 2, 0.6, footprint * 220);
    const broad = noise.at(x * 1.3, y * 1.3);
    mix(out, colour, accent, 0, 1 + 0.008 * tooth + 0.006 * broad);
  };
};

/** A smooth plastered wall: the trowel's flat strokes, shallow dents, fine grain. */
export const plaster: Material = ({ colour, accent, noise, relief: towards }) => {
  return (out, x, y, footprint) => {
    const bend = noise.at(x * 1.1, y * 1.1);
    const height = (u: number, v: number) =>
      noise.sum(u * 1.4 + bend, v * 2.6 - bend, 4, 0.5, footprint * 2.6) +
      0.12 * noise.sum((u + v) * 9, (v - u) * 31, 3, 0.55, footprint * 31);
    const shade = relief(height, x, y, towards, 0.02);
    const patch = noise.sum(x * 0.9 + 4, y * 0.9, 4, 0.5, footprint);
    const fine = noise.sum(x * 150, y * 150, 2, 0.7, footprint * 150);
    mix(out, colour, accent, 0.22 * ease(-0.5, 1.1, patch), 1 + 0.1 * shade + 0.02 * fine);
  };
};

/** Limewash: brushed clouds of two tones over each other. */
export const limewash: Material = ({ colour, accent, noise, relief: towards }) => {
  return (out, x, y, footprint) => {
    const swirlX = noise.at(x * 1.7, y * 1.7 + 31);
    const swirlY = noise.at(x * 1.7 + 57, y * 1.7);
    const u = x + 0.14 * swirlX;
    const v = y + 0.14 * swirlY;
    const clouds = noise.sum(u * 1.6, v * 1.6, 6, 0.58, footprint * 1.6);
    const strokes = noise.sum((u + v) * 5, (v - u) * 42, 3, 0.6, footprint * 42);
    const crossed = noise.sum((u - v) * 5, (u + v) * 38, 3, 0.6, footprint * 38);
    const shade = relief((a, b) => noise.sum(a * 60, b * 60, 2, 0.6, footprint * 60), x, y, towards, 0.004);
    const share = ease(-0.9, 0.9, clouds + 0.11 * strokes + 0.11 * crossed);
    mix(out, colour, accent, share, 1 + 0.03 * shade + 0.008 * strokes);
  };
};
