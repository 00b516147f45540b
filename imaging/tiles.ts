/** Cuts a picture into tiles with a margin, so that full-resolution work needs little memory and skips the empty parts. */

export interface Tile {
  /** The part this tile answers for; cores cover the picture without overlap. */
  readonly core: Rectangle;
  /** The core and its margin, as far as the picture goes. */
  readonly whole: Rectangle;
}

/** In pixels; `right` and `bottom` are exclusive. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const tileSidePx = 128;

export function tilesOf(width: number, height: number, marginPx: number): Tile[] {
  const tiles: Tile[] = [];
  for (let top = 0; top < height; top += tileSidePx) {
    for (let left = 0; left < width; left += tileSidePx) {
      const core = {
        left,
        top,
        right: Math.min(width, left + tileSidePx),
        bottom: Math.min(height, top + tileSidePx),
      };
      const whole = {
        left: Math.max(0, core.left - marginPx),
        top: Math.max(0, core.top - marginPx),
        right: Math.min(width, core.right + marginPx),
        bottom: Math.min(height, core.bottom + marginPx),
      };
      tiles.push({ core, whole });
    }
  }
  return tiles;
}
