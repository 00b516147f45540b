/** Polished stones: marble and travertine, and terrazzo, which is made of their chips. */
import type { Cell } from "../noise.ts";
import { ease, type Material, mix } from "./material.ts";

/** Clouds, and veins where a warped noise crosses zero: few broad ones with many fine ones beside them. */
export const marble: Material = ({ colour, accent, noise }) => {
  return (out, x, y, footprint) => {
    const warpX = noise.sum(x * 1.1 + 11, y * 1.1, 4, 0.55, footprint);
    const warpY = noise.sum(x * 1.1, y * 1.1 + 37, 4, 0.55, footprint);
    const u = x * 0.8 + y * 0.55 + 0.5 * warpX;
    const v = y * 0.9 - x * 0.35 + 0.5 * warpY;
    const clouds = ease(-0.5, 1.2, noise.sum(u * 1.3, v * 2.1, 5, 0.55, footprint * 2));
    const presence = ease(-0.1, 0.7, noise.at(u * 0.9 + 5, v * 0.9));
    const broad = vein(noise.sum(u * 0.75, v * 1.7, 6, 0.46, footprint * 2), 0.05) * presence;
    const fine = vein(noise.sum(u * 2.3 + 9, v * 3.9, 5, 0.5, footprint * 4), 0.022);
    const hair = vein(noise.sum(u * 5.1 + 3, v * 6.3 + 8, 4, 0.5, footprint * 7), 0.018);
    const share = 0.2 * clouds + 0.62 * broad + 0.3 * fine * presence + 0.12 * hair * clouds;
    const sparkle = noise.sum(x * 190, y * 190, 2, 0.7, footprint * 190);
    mix(out, colour, accent, Math.min(1, share), 1 + 0.008 * sparkle);
  };
};

/** 1 on the line where the noise is 0, gone at some `width`s beside it. */
function vein(value: number, width: number): number {
  const away = Math.abs(value) / width;
  return 1 / (1 + away * away) - 0.03;
}

/** Layers laid down in water, wavy and broken, with small holes filled in part. */
export const travertine: Material = ({ colour, accent, noise }) => {
  const hole: Cell = { nearest: 0, second: 0, chance: 0 };
  return (out, x, y, footprint) => {
    const wave = y + 0.06 * noise.sum(x * 1.2, y * 2.5, 4, 0.5, footprint * 2.5);
    const layers = noise.sum(x * 1.6, wave * 9, 5, 0.6, footprint * 9);
    const fine = noise.sum(x * 8, wave * 110, 3, 0.62, footprint * 110);
    const grain = noise.sum(x * 170, y * 170, 2, 0.7, footprint * 170);
    noise.cell(x * 26 + fine * 0.2, wave * 64, hole);
    const open = hole.chance < 0.13 ? 1 - ease(0.1, 0.26, hole.nearest + 0.12 * fine) : 0;
    const seen = Math.min(1, Math.max(0, 1.5 - footprint * 90));
    const cloud = noise.sum(x * 1.7, y * 1.2 + 9, 3, 0.5, footprint);
    const share = ease(-2.6, 3, layers + 0.2 * fine + 0.5 * cloud);
    mix(out, colour, accent, share, (1 + 0.02 * grain) * (1 - 0.22 * open * seen));
  };
};

/** Chips of stone of several sizes in cement, ground flat. */
export const terrazzo: Material = ({ colour, accent, noise }) => {
  const chip: Cell = { nearest: 0, second: 0, chance: 0 };
  const sizes = [
    { perUnit: 22, rarity: 0.8, edge: 0.1 },
    { perUnit: 48, rarity: 0.72, edge: 0.12 },
    { perUnit: 110, rarity: 0.7, edge: 0.14 },
  ] as const;
  return (out, x, y, footprint) => {
    const fine = noise.sum(x * 200, y * 200, 2, 0.7, footprint * 200);
    const cloud = noise.at(x * 2, y * 2);
    mix(out, colour, accent, 0.03 + 0.02 * cloud, 1 + 0.022 * fine);
    for (const { perUnit, rarity, edge } of sizes) {
      const bend = 0.2 * noise.at(x * perUnit * 1.7, y * perUnit * 1.7);
      noise.cell(x * perUnit + bend, y * perUnit - bend, chip);
      if (chip.chance < rarity) continue;
      const blur = footprint * perUnit;
      const inside = ease(edge, edge + 0.03 + blur, chip.second - chip.nearest);
      if (inside > 0) layChip(out, inside, (chip.chance - rarity) / (1 - rarity), 1 + 0.03 * fine);
    }
  };

  /** Some chips are the accent's colour, some pale, some between. */
  function layChip(out: Float32Array, inside: number, chance: number, tone: number): void {
    const kind = (chance * 3) % 1;
    const pale = chance > 0.66;
    for (let channel = 0; channel < 3; channel++) {
      const own = pale
        ? (colour[channel] ?? 0) * (0.62 + 0.3 * kind)
        : (accent[channel] ?? 0) * (0.7 + 0.5 * kind) + (chance > 0.33 ? 0.35 * (colour[channel] ?? 0) : 0);
      out[channel] = (out[channel] ?? 0) * (1 - inside) + own * tone * inside;
    }
  }
};
