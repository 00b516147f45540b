/** Waves of still water: how far a place's mirror image is pushed aside. */
import { createNoise } from "./noise.ts";
import { roomPoint } from "./room.ts";
import { type Setting, upOf } from "./setting.ts";

export interface Waves {
  readonly width: number;
  readonly height: number;
  /** Pushes in canvas heights, across and down, for each pixel of a grid over the canvas. */
  readonly across: Float32Array;
  readonly down: Float32Array;
}

const gridLongSidePx = 700;

export function wavesOf(setting: Setting, strength: number): Waves {
  const scale = Math.min(1, gridLongSidePx / Math.max(setting.width, setting.height));
  const [width, height] = [Math.round(setting.width * scale), Math.round(setting.height * scale)];
  const waves = {
    width,
    height,
    across: new Float32Array(width * height),
    down: new Float32Array(width * height),
  };
  const noise = createNoise(setting.seed * 13 + 5);
  for (let row = 0; row < height; row++) {
    const { part, reach, along } = roomPoint(setting.room, upOf(setting, row, height));
    if (part !== "ground") continue;
    for (let column = 0; column < width; column++) {
      const x = ((column + 0.5 - width / 2) / height) * reach;
      const bend = 0.6 * noise.at(x * 1.3, along * 1.1);
      const swell = noise.sum(x * 2.2 + bend, along * 2.6, 3, 0.55, reach / height);
      const cross = noise.sum(x * 3.1 + 40, along * 2.9 + bend, 3, 0.55, reach / height);
      // Seen at a flat angle a wave's slope moves the image along the line of sight most.
      waves.across[row * width + column] = (strength * 0.55 * cross) / reach;
      waves.down[row * width + column] = (strength * 1.6 * swell) / reach;
    }
  }
  return waves;
}

/** The push at a place, 0..1 of the canvas; written to `push`. */
export function pushAt(
  { width, height, across, down }: Waves,
  x: number,
  y: number,
  push: Float32Array,
): void {
  const column = Math.min(width - 1.001, Math.max(0, x * width - 0.5));
  const row = Math.min(height - 1.001, Math.max(0, y * height - 0.5));
  const at = (row | 0) * width + (column | 0);
  const [shareX, shareY] = [column % 1, row % 1];
  for (const [n, plane] of [across, down].entries()) {
    const above = (plane[at] ?? 0) * (1 - shareX) + (plane[at + 1] ?? 0) * shareX;
    const below = (plane[at + width] ?? 0) * (1 - shareX) + (plane[at + width + 1] ?? 0) * shareX;
    push[n] = above * (1 - shareY) + below * shareY;
  }
}
