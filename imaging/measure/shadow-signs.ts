/** Figures of the shadow under a product, from the light missing on bare ground. */
import { erode } from "./erode.ts";
import type { GroundCells } from "./ground-cells.ts";

export interface ShadowSigns {
  /** From the product's standing edge down to where its shadow begins, as a share of the product's height. */
  readonly gap: number;
  /** Largest growth of the shadow on its way from the product, as a share of its greatest density. */
  readonly rise: number;
  /** Mean chroma difference to a neutral shadow, weighted by density. */
  readonly tint: number;
  /** Share of the missing light that lies beside the upper half of the product. */
  readonly raised: number;
}

/** Densities below this are the noise of lossy formats; a shadow nowhere deeper than `minPeak` is none. */
const noise = 0.015;
const minPeak = 0.03;
const bareAlpha = 6;
const solidAlpha = 127;
/** Cells beside the product that its soft edge and lossy blocks may darken. */
const edgeCells = 2;
/** Columns count as standing when their lowest product cell is this near to the lowest of all, as a share of the height. */
const standingRatio = 0.02;
/** Where a shadow reaches this share of its own greatest density it has begun. */
const beginShare = 0.25;
/** A soft shadow may first grow darker over this share of the product's height. */
const startRatio = 0.03;

/** Null without a product or without a shadow. */
export function shadowSigns(cells: GroundCells): ShadowSigns | null {
  const { columns, rows, product } = cells;
  const bottom = new Int32Array(columns).fill(-1);
  let [top, lowest] = [rows, -1];
  for (let cell = 0; cell < product.length; cell++) {
    if ((product[cell] ?? 0) <= solidAlpha) continue;
    const row = Math.floor(cell / columns);
    bottom[cell % columns] = row;
    top = Math.min(top, row);
    lowest = Math.max(lowest, row);
  }
  const height = lowest - top + 1;
  const bare = bareCells(cells);
  const lying = lyingShadow(cells, bare, top + height / 2);
  if (lowest < 0 || lying.peak < minPeak) return null;
  const profile = fallBelow(cells, bare, bottom, lowest - standingRatio * height);
  const peak = Math.max(...profile);
  return {
    gap: profile.findIndex((density) => density >= beginShare * peak) / height,
    rise: riseAfterStart(profile, Math.ceil(startRatio * height)) / peak,
    tint: lying.tint / lying.mass,
    raised: lying.raised / lying.mass,
  };
}

/** 1 where nothing of the product is in the cell or right beside it. */
function bareCells({ columns, rows, product }: GroundCells): Uint8Array {
  const bare = product.map((alpha) => (alpha < bareAlpha ? 1 : 0));
  return erode(bare, columns, rows, edgeCells, 1);
}

/** Sums over bare ground: missing light, its share above `middleRow`, its tint, its greatest density. */
function lyingShadow({ columns, density, tint }: GroundCells, bare: Uint8Array, middleRow: number) {
  const sum = { mass: 0, raised: 0, tint: 0, peak: 0 };
  for (let cell = 0; cell < density.length; cell++) {
    const value = density[cell] ?? 0;
    if (value < noise || bare[cell] !== 1) continue;
    sum.mass += value;
    sum.tint += value * (tint[cell] ?? 0);
    if (cell / columns < middleRow) sum.raised += value;
    sum.peak = Math.max(sum.peak, value);
  }
  return sum;
}

/** Mean density by distance below the standing columns' lowest product cell, from the first cell clear of its edge on. */
function fallBelow(
  { columns, rows, density }: GroundCells,
  bare: Uint8Array,
  bottom: Int32Array,
  standing: number,
): number[] {
  const profile: number[] = [];
  for (let distance = 1 + edgeCells; distance < rows; distance++) {
    let [sum, count] = [0, 0];
    for (const [x, row] of bottom.entries()) {
      const cell = (row + distance) * columns + x;
      if (row < standing || row + distance >= rows || bare[cell] !== 1) continue;
      sum += density[cell] ?? 0;
      count++;
    }
    profile.push(count === 0 ? 0 : sum / count);
  }
  return profile;
}

/** How far the profile climbs again after its greatest value among the first `start` cells. */
function riseAfterStart(profile: readonly number[], start: number): number {
  const darkest = Math.max(...profile.slice(0, start));
  let [least, rise] = [darkest, 0];
  for (const density of profile.slice(profile.indexOf(darkest))) {
    least = Math.min(least, density);
    rise = Math.max(rise, density - least);
  }
  return rise;
}
