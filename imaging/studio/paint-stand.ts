/** Paints the stand into a finished room, sharp, with its edges blended. */
import { lightOnStand } from "./light-map.ts";
import type { Paint } from "./materials/material.ts";
import { level16, type Painted } from "./painted.ts";
import { painter, type Setting, standKey, upOf } from "./setting.ts";
import { type Block, blockPoint, type BlockPoint } from "./stand.ts";

/** Samples of a pixel on an edge of the stand, as shares of a pixel from its middle. */
const samples = [
  [-0.375, -0.125],
  [0.125, -0.375],
  [0.375, 0.125],
  [-0.125, 0.375],
] as const;
const middle = [[0, 0]] as const;
/** The rounded rim catches light. */
const rim = { width: 0.007, light: 0.07 };

export function paintStand(setting: Setting, block: Block, behind: Painted): Painted {
  const { width, height, scene } = setting;
  if (!scene.stand) return behind;
  const { paint, perUnit } = painter(setting, scene.stand, standKey);
  const shade = shader(setting, block, paint, perUnit);
  const rgb = new Uint16Array(behind.rgb);
  const seen = (column: number, row: number) =>
    blockPoint(block, scene.cameraHeight, (column + 0.5 - width / 2) / height, upOf(setting, row, height));
  const sums = new Float32Array(3);
  let [above, here, below] = [-1, 0, 1].map((row) => partsOf(row)) as [Uint8Array, Uint8Array, Uint8Array];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const part = here[column];
      const edge =
        part !== here[column - 1] ||
        part !== here[column + 1] ||
        part !== above[column] ||
        part !== below[column];
      if (part === 0 && !edge) continue;
      const places = edge ? samples : middle;
      const hits = places.map(([x, y]) => seen(column + x, row + y)).filter((hit) => hit !== null);
      sums.fill(0);
      for (const hit of hits) shade(hit, sums, 1 / hits.length);
      lay(rgb, (row * width + column) * 3, sums, hits.length / places.length);
    }
    [above, here, below] = [here, below, partsOf(row + 2)];
  }
  return { width, height, rgb };

  /** For each pixel of a row: 0 beside the stand, 1 its top, 2 its side. */
  function partsOf(row: number): Uint8Array {
    return Uint8Array.from({ length: width }, (_, column) => {
      const hit = seen(column, row);
      return hit === null ? 0 : hit.part === "top" ? 1 : 2;
    });
  }
}

/** Adds the light a place of the stand gives back. */
function shader(setting: Setting, block: Block, paint: Paint, perUnit: number) {
  const { height, keyLight, ambientLight } = setting;
  const out = new Float32Array(3);
  return (hit: BlockPoint, sums: Float32Array, share: number) => {
    const onTop = hit.part === "top";
    const across = onTop ? hit.x : sideAlong(block, hit);
    // The side shows another piece of the material than the top.
    paint(out, across * perUnit, (onTop ? hit.z : hit.y - 3) * perUnit, (1.2 / height) * perUnit);
    const [key, room] = lightOnStand(setting, block, hit);
    const edge = 1 + rim.light * Math.exp(-((hit.toRim / rim.width) ** 2));
    for (let channel = 0; channel < 3; channel++) {
      const light = key * (keyLight[channel] ?? 0) + room * (ambientLight[channel] ?? 0);
      sums[channel] = (sums[channel] ?? 0) + (out[channel] ?? 0) * edge * light * share;
    }
  };
}

function lay(rgb: Uint16Array, at: number, light: Float32Array, share: number): void {
  for (let channel = 0; channel < 3; channel++) {
    const level = rgb[at + channel] ?? 0;
    rgb[at + channel] = level + (level16(light[channel] ?? 0) - level) * share;
  }
}

/** Round stands are wrapped in their material. */
function sideAlong({ shape, half }: Block, { x, normal }: BlockPoint): number {
  return shape === "square" ? x : half * Math.atan2(normal[0], -normal[2]);
}
