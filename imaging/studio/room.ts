/**
 * The geometry of a scene: where the line of sight through a row of the canvas meets ground and back.
 *
 * A view camera stands level and is shifted down, as product photographers do to keep uprights upright. A canvas row
 * then meets the room at one depth: everything but stands is computed row by row. World axes: x right, y up, z away
 * from the viewer; the product stands at the origin, where one unit is one canvas height.
 */
import type { Back } from "#core/studio/studio-scene.ts";

/** Of the camera in front of the product. */
export const cameraDistance = 3.2;

/** Where a row meets the room. */
export interface RoomPoint {
  readonly part: "ground" | "back";
  readonly y: number;
  readonly z: number;
  /** World lengths across for one canvas height on this row: the depth as a multiple of the product's. */
  readonly reach: number;
  /** Along the surface, from the product. */
  readonly along: number;
  /** The surface's direction: x is 0. */
  readonly normalY: number;
  readonly normalZ: number;
}

export interface Room {
  readonly back: Pick<Back, "join" | "distance">;
  readonly cameraHeight: number;
  /** Of the ground below the product's feet. */
  readonly drop: number;
  /** A product that lies is seen from straight above; there is no back then. */
  readonly fromAbove: boolean;
}

/** Radius of the bend of a sweep, and of the seam where a wall meets the ground. */
const bends = { sweep: 0.55, corner: 0.004, edge: 0 };
/** What stands behind a table. */
const farBack = 7;

/** @param up from the row of the product's feet, in canvas heights. */
export function roomPoint(room: Room, up: number): RoomPoint {
  const { cameraHeight, drop, back } = room;
  if (room.fromAbove) {
    return { part: "ground", y: 0, z: up, reach: 1, along: up, normalY: 1, normalZ: 0 };
  }
  const fall = cameraHeight - up;
  const reach = fall > 1e-6 ? (cameraHeight + drop) / fall : Infinity;
  const z = cameraDistance * (reach - 1);
  const bend = bends[back.join];
  if (z <= back.distance - bend) {
    return { part: "ground", y: -drop, z, reach, along: z, normalY: 1, normalZ: 0 };
  }
  if (bend > 0) {
    const onBend = bendPoint(room, fall, bend);
    if (onBend) return onBend;
  }
  const depth = back.join === "edge" ? farBack : back.distance;
  const far = (depth + cameraDistance) / cameraDistance;
  const y = cameraHeight - far * fall;
  const before = back.distance - bend + (Math.PI / 2) * bend;
  const along = back.join === "edge" ? y : before + y + drop - bend;
  return { part: "back", y, z: depth, reach: far, along, normalY: 0, normalZ: -1 };
}

/** Where the line of sight meets the quarter circle between ground and wall; null above it. */
function bendPoint({ cameraHeight, drop, back }: Room, fall: number, bend: number): RoomPoint | null {
  const [centreY, centreZ] = [bend - drop, back.distance - bend];
  const [fromY, fromZ] = [cameraHeight - centreY, -cameraDistance - centreZ];
  const a = fall * fall + cameraDistance * cameraDistance;
  const b = fromZ * cameraDistance - fromY * fall;
  const root = b * b - a * (fromY * fromY + fromZ * fromZ - bend * bend);
  if (root < 0) return null;
  const reach = (Math.sqrt(root) - b) / a;
  const y = cameraHeight - reach * fall;
  const z = cameraDistance * (reach - 1);
  if (y > centreY) return null;
  const angle = Math.atan2(z - centreZ, centreY - y);
  return {
    part: "ground",
    y,
    z,
    reach,
    along: centreZ + angle * bend,
    normalY: Math.cos(angle),
    normalZ: -Math.sin(angle),
  };
}
