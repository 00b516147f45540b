/** How much light of the key and of everything else falls on each place of an empty scene. */
import { type Direction, type Lamp } from "./key-light.ts";
import { roomPoint } from "./room.ts";
import { type Setting, upOf } from "./setting.ts";
import { type Block, blockPoint, type BlockPoint, isBehindBlock } from "./stand.ts";

/** Light is soft: it is computed at this size and enlarged. */
export const lightLongSidePx = 512;

/** 1 is the light beside the product's feet; rows top to bottom. */
export interface LightMap {
  readonly width: number;
  readonly height: number;
  readonly key: Float32Array;
  readonly ambient: Float32Array;
}

export function lightMapSize({ width, height }: { width: number; height: number }) {
  const scale = Math.min(1, lightLongSidePx / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Height of the middle of the back's own light, and how far it reaches. */
const backMiddle = 0.4;
const backReach = 0.85;

/** Of ground and back. */
export function lightRoom(setting: Setting): LightMap {
  const { width, height } = lightMapSize(setting);
  const lack = backLack(setting);
  const map = {
    width,
    height,
    key: new Float32Array(width * height),
    ambient: new Float32Array(width * height),
  };
  const directions = setting.block ? spreadDirections(setting.lamp) : [];
  for (let row = 0; row < height; row++) {
    const point = roomPoint(setting.room, upOf(setting, row, height));
    const normal: Direction = [0, point.normalY, point.normalZ];
    const corner = cornerShade(setting, point.y, point.z);
    for (let column = 0; column < width; column++) {
      const x = ((column + 0.5 - width / 2) / height) * point.reach;
      const at = row * width + column;
      const place: Direction = [x, point.y, point.z];
      map.key[at] =
        keyAt(setting, place, normal) * (setting.block ? litShare(setting.block, place, directions) : 1);
      map.ambient[at] =
        ambientAt(normal, point.z) * corner * besideBlock(setting.block, place) -
        lack * point.normalZ * backGlow(place);
    }
  }
  return map;
}

/** The map of the room with the stand before it. */
export function withStand(setting: Setting, block: Block, room: LightMap): LightMap {
  const { width, height } = room;
  const joined = { ...room, key: new Float32Array(room.key), ambient: new Float32Array(room.ambient) };
  for (let row = 0; row < height; row++) {
    const up = upOf(setting, row, height);
    for (let column = 0; column < width; column++) {
      const hit = blockPoint(block, setting.scene.cameraHeight, (column + 0.5 - width / 2) / height, up);
      if (!hit) continue;
      const at = row * width + column;
      [joined.key[at], joined.ambient[at]] = lightOnStand(setting, block, hit);
    }
  }
  return joined;
}

/** Of the key, and of the room. */
export function lightOnStand(
  setting: Setting,
  block: Block,
  { x, y, z, normal }: BlockPoint,
): [key: number, ambient: number] {
  const towardsGround = 1 - 0.45 * Math.min(1, -y / block.height) ** 3;
  return [keyAt(setting, [x, y, z], normal), ambientAt(normal, 0) * towardsGround];
}

function keyAt({ lamp, gobo }: Setting, place: Direction, normal: Direction): number {
  const light = lamp.irradiance(...place, normal);
  if (!gobo) return light;
  const [across, up] = onLightPlane(lamp, place);
  return light * gobo(across, up);
}

/** Where a place lies on the plane across the light, the product's feet at 0, 0. */
function onLightPlane({ towards: [tx, ty, tz] }: Lamp, [x, y, z]: Direction): [number, number] {
  const flat = Math.hypot(tx, tz);
  const [rightX, rightZ] = tz < 0 ? [-tz / flat, tx / flat] : [tz / flat, -tx / flat];
  // Seen from behind the light, up stays up.
  const upX = (-ty * tx) / flat;
  const upZ = (-ty * tz) / flat;
  return [x * rightX + z * rightZ, x * upX + y * flat + z * upZ];
}

/** How much ambient light the back lacks behind the product, in units of the ambient light at its feet. */
function backLack({ scene, lamp, room }: Setting): number {
  if (room.fromAbove || scene.back.join === "edge") return 0;
  const normal: Direction = [0, 0, -1];
  const share = scene.light.share;
  const there =
    share * lamp.irradiance(0, backMiddle, scene.back.distance, normal) +
    (1 - share) * ambientAt(normal, scene.back.distance);
  return Math.max(0, scene.backLight - there) / (1 - share);
}

/** A lamp behind the product lights the back in a wide, soft round. */
function backGlow([x, y]: Direction): number {
  return Math.exp(-(x * x + (y - backMiddle) ** 2) / (2 * backReach ** 2));
}

/** Ceiling and room light the ground most; the distance gets less of it. */
function ambientAt(normal: Direction, z: number): number {
  return (0.72 + 0.28 * normal[1]) / (1 + 0.1 * Math.max(0, z));
}

/** Where ground and wall meet, each hides part of the room from the other. */
function cornerShade({ scene: { back }, room }: Setting, y: number, z: number): number {
  if (room.fromAbove || back.join === "edge") return 1;
  const away = Math.max(0, back.distance - z) + Math.max(0, y + room.drop);
  const depth = back.join === "corner" ? 0.42 : 0.12;
  return 1 - depth * Math.exp(-away / 0.14) - 0.1 * Math.exp(-away / 0.6);
}

/** Ground beside a stand sees less of the room. */
function besideBlock(block: Block | null, [x, y, z]: Direction): number {
  if (!block) return 1;
  const away =
    block.shape === "round"
      ? Math.hypot(x, z - block.z) - block.half
      : Math.hypot(Math.max(0, Math.abs(x) - block.half), Math.max(0, Math.abs(z - block.z) - block.half));
  const level = Math.max(0, y + block.height);
  const far = Math.hypot(Math.max(0, away), level);
  return 1 - 0.5 * Math.exp(-far / (0.32 * block.height)) - 0.18 * Math.exp(-far / (1.4 * block.height));
}

/** Directions over the lamp's face, evenly spread (Vogel's spiral). */
function spreadDirections({ towards, spread }: Lamp): Direction[] {
  const count = 14;
  const [x, y, z] = towards;
  const flat = Math.hypot(x, z) || 1;
  const right: Direction = [z / flat, 0, -x / flat];
  const up: Direction = [(-y * x) / flat, flat, (-y * z) / flat];
  return Array.from({ length: count }, (_, n) => {
    const radius = spread * Math.sqrt((n + 0.5) / count);
    const angle = n * 2.399963;
    const [a, b] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return [x + right[0] * a + up[0] * b, y + up[1] * b, z + right[2] * a + up[2] * b];
  });
}

function litShare(block: Block, place: Direction, directions: readonly Direction[]): number {
  if (Math.abs(place[0]) > 3 || place[2] > 4) return 1;
  let lit = 0;
  for (const direction of directions) if (!isBehindBlock(block, place, direction)) lit++;
  return lit / directions.length;
}
