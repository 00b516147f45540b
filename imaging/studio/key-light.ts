/** The key light of a scene: one lamp at a distance, so that its light falls off over ground and back. */
import type { KeyLight } from "#core/studio/studio-scene.ts";

/** Unit vector towards the light, in the axes of room.ts. */
export type Direction = readonly [x: number, y: number, z: number];

export interface Lamp {
  readonly towards: Direction;
  /** Half the angle the lamp fills, as a tangent: what makes shadows soft. */
  readonly spread: number;
  /** Light on a surface, 1 on the ground at the product's feet. */
  irradiance(x: number, y: number, z: number, normal: Direction): number;
}

/** From the product, in canvas heights. */
const lampDistance = 4.2;
/** Surfaces that face the lamp would outshine the ground by far; a photographer flags that light off. */
const evening = 0.62;
const [sunSpread, boxSpread] = [0.012, 0.34];

export function lampOf({ azimuthDegrees, elevationDegrees, softness }: KeyLight): Lamp {
  const azimuth = (azimuthDegrees * Math.PI) / 180;
  const elevation = (elevationDegrees * Math.PI) / 180;
  const across = Math.cos(elevation);
  const towards: Direction = [Math.cos(azimuth) * across, Math.sin(elevation), -Math.sin(azimuth) * across];
  const place = towards.map((part) => part * lampDistance) as unknown as Direction;
  // Light of a large lamp reaches round corners.
  const wrap = 0.08 + 0.42 * softness;
  const facing = (cosine: number) => Math.max(0, (cosine + wrap) / (1 + wrap));
  const atFeet = facing(towards[1]) / lampDistance ** 2;
  return {
    towards,
    spread: sunSpread + (boxSpread - sunSpread) * softness ** 1.5,
    irradiance(x, y, z, normal) {
      const [dx, dy, dz] = [place[0] - x, place[1] - y, place[2] - z];
      const square = dx * dx + dy * dy + dz * dz;
      const cosine = (dx * normal[0] + dy * normal[1] + dz * normal[2]) / Math.sqrt(square);
      const light = facing(cosine) / square / atFeet;
      return light > 1 ? light ** evening : light;
    },
  };
}
