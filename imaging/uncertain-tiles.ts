/** The parts of a mask that are neither product nor ground, in tiles, so that full-resolution work skips the rest. */
import type { Mask } from "./frame.ts";

/** In pixels; `right` and `bottom` are exclusive. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Tile {
  /** Holds uncertain pixels on each of its four sides; cores never overlap. */
  readonly core: Rectangle;
  /** The core and a margin, as far as the picture goes. */
  readonly whole: Rectangle;
}

const tileSidePx = 96;

/** No tile's `whole` has a longer side. */
export function longestSidePx(marginPx: number): number {
  return tileSidePx + 2 * marginPx;
}

/** Together the cores hold every pixel with alpha between 0 and 255. */
export function uncertainTiles(mask: Mask, marginPx: number): Tile[] {
  const { width, height } = mask;
  const tiles: Tile[] = [];
  for (let top = 0; top < height; top += tileSidePx) {
    for (let left = 0; left < width; left += tileSidePx) {
      const right = Math.min(width, left + tileSidePx);
      const bottom = Math.min(height, top + tileSidePx);
      const core = uncertainPart(mask, { left, top, right, bottom });
      if (core) tiles.push({ core, whole: grow(core, marginPx, mask) });
    }
  }
  return tiles;
}

function uncertainPart({ width, alpha }: Mask, area: Rectangle): Rectangle | null {
  let left = area.right;
  let right = area.left;
  let top = area.bottom;
  let bottom = area.top;
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) {
      const value = alpha[y * width + x] ?? 0;
      if (value === 0 || value === 255) continue;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      bottom = y + 1;
    }
  }
  return right > left ? { left, top, right, bottom } : null;
}

function grow({ left, top, right, bottom }: Rectangle, marginPx: number, { width, height }: Mask): Rectangle {
  return {
    left: Math.max(0, left - marginPx),
    top: Math.max(0, top - marginPx),
    right: Math.min(width, right + marginPx),
    bottom: Math.min(height, bottom + marginPx),
  };
}
