/** Geometry of what the product is raised on: a round or a square block under its feet. */
import type { Stand } from "#core/studio/studio-scene.ts";
import type { Direction } from "./key-light.ts";
import { cameraDistance } from "./room.ts";

export interface Block {
  readonly shape: Stand["shape"];
  readonly height: number;
  /** Half its width. */
  readonly half: number;
  /** Of its middle, behind the product's front. */
  readonly z: number;
}

export interface BlockPoint {
  readonly part: "top" | "side";
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly normal: Direction;
  /** To the upper front edge, along the surface. */
  readonly toRim: number;
}

/** Where a line of sight meets the block; null beside it. `across` and `up` as in room.ts, from the product's feet. */
export function blockPoint(
  block: Block,
  cameraHeight: number,
  across: number,
  up: number,
): BlockPoint | null {
  const fall = cameraHeight - up;
  if (fall <= 1e-6) return null;
  const reach = cameraHeight / fall;
  const [x, z] = [across * reach, cameraDistance * (reach - 1)];
  if (isOnTop(block, x, z)) {
    return { part: "top", x, y: 0, z, normal: [0, 1, 0], toRim: rimDistance(block, x, z) };
  }
  const depth = frontDepth(block, across);
  if (depth === null) return null;
  const far = (depth + cameraDistance) / cameraDistance;
  const y = cameraHeight - far * fall;
  if (y > 0 || y < -block.height) return null;
  const sideX = across * far;
  const normal: Direction =
    block.shape === "square" ? [0, 0, -1] : [sideX / block.half, 0, (depth - block.z) / block.half];
  return { part: "side", x: sideX, y, z: depth, normal, toRim: -y };
}

function isOnTop({ shape, half, z: middle }: Block, x: number, z: number): boolean {
  if (shape === "square") return Math.abs(x) <= half && Math.abs(z - middle) <= half;
  return x * x + (z - middle) ** 2 <= half * half;
}

function rimDistance({ shape, half, z: middle }: Block, x: number, z: number): number {
  if (shape === "square") return Math.min(half - Math.abs(x), half - Math.abs(z - middle));
  return half - Math.hypot(x, z - middle);
}

/** Depth of the front seen at `across`; null where the line of sight passes beside the block. */
function frontDepth({ shape, half, z: middle }: Block, across: number): number | null {
  if (shape === "square") {
    const depth = middle - half;
    return Math.abs((across * (depth + cameraDistance)) / cameraDistance) <= half ? depth : null;
  }
  const slope = across / cameraDistance;
  const a = 1 + slope * slope;
  const b = -(cameraDistance + middle);
  const root = b * b - a * (b * b - half * half);
  return root < 0 ? null : (-b - Math.sqrt(root)) / a - cameraDistance;
}

/** Whether the block stands between a place beside it and a light in that direction. */
export function isBehindBlock(
  { shape, half, height, z: middle }: Block,
  [x, y, z]: Direction,
  [towardsX, towardsY, towardsZ]: Direction,
): boolean {
  const rise = Math.max(0, -y) / Math.max(0.02, towardsY);
  // Steps up to the height of the block's top.
  for (let n = 1; n <= 12; n++) {
    const away = (rise * (n - 0.5)) / 12;
    const [atX, atY, atZ] = [x + towardsX * away, y + towardsY * away, z + towardsZ * away - middle];
    if (atY > 0 || atY < -height) continue;
    const inside =
      shape === "square" ? Math.abs(atX) < half && Math.abs(atZ) < half : atX * atX + atZ * atZ < half * half;
    if (inside) return true;
  }
  return false;
}
