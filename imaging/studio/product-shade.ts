/** The light the product takes from its surroundings: of the key a shadow, of the room a soft darkening round its feet. */
import type { Direction } from "./key-light.ts";
import type { Contact } from "../ground-contact.ts";
import { cameraDistance, roomPoint } from "./room.ts";
import { type Setting, upOf } from "./setting.ts";
import type { Silhouette } from "./silhouette.ts";
import { blockPoint } from "./stand.ts";
import { type Stance, stanceOf } from "./stance.ts";

/** Share of the light that is left, 0..1; the canvas at the silhouette's size. */
export interface ProductShade {
  readonly width: number;
  readonly height: number;
  readonly key: Float32Array;
  readonly ambient: Float32Array;
}

/** Light from where the camera looks along the product's plane would have no outline to meet. */
const leastDepthWise = 0.14;
/** Directions the room's light comes from; wide, so that few are enough. */
const domeSpread = 0.3;
const dome: readonly Direction[] = [...ring(8, 25, 0), ...ring(7, 50, 20), ...ring(4, 74, 45)];
const domeWeight = dome.reduce((sum, [, y]) => sum + y, 0);
/** Room light is soft: it is computed for every so many pixels. */
const domeStep = 3;
/** The product's own lit sides give light back to the ground. */
const bounce = 0.16;
/** Shadows of lit things are never black. */
const deepest = 0.94;

/** @param strength 1 for a solid product; less for glass. */
export function shadeBy(
  setting: Setting,
  product: Silhouette,
  contact: Contact,
  strength: number,
): ProductShade {
  const stance = stanceOf(setting, contact, product);
  const { width, height } = product;
  const shade = {
    width,
    height,
    key: new Float32Array(width * height),
    ambient: new Float32Array(width * height),
  };
  const { towards, spread } = setting.lamp;
  const coarse = new Float32Array(Math.ceil(width / domeStep) * Math.ceil(height / domeStep));
  const columns = Math.ceil(width / domeStep);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const place = placeAt(setting, column + 0.5, row + 0.5, width, height);
      const hidden = hiddenFrom(setting, product, stance, place, towards, spread);
      shade.key[row * width + column] = 1 - deepest * strength * hidden;
      if (row % domeStep === 0 && column % domeStep === 0)
        coarse[(row / domeStep) * columns + column / domeStep] =
          1 - strength * roomHidden(setting, product, stance, place);
    }
  }
  enlarge(coarse, columns, shade.ambient, width, height);
  return shade;
}

function roomHidden(setting: Setting, product: Silhouette, stance: Stance, place: Direction): number {
  let hidden = 0;
  for (const direction of dome) {
    hidden += direction[1] * hiddenFrom(setting, product, stance, place, direction, domeSpread, 3);
  }
  return (1 - bounce) * (hidden / domeWeight);
}

/** How much of a light in that direction the product hides from a place. */
function hiddenFrom(
  setting: Setting,
  product: Silhouette,
  stance: Stance,
  [x, y, z]: Direction,
  [towardsX, towardsY, towardsZ]: Direction,
  spread: number,
  mostCards = 14,
): number {
  const { width, height } = product;
  const through = towardsZ - stance.slope * towardsX;
  const depthWise = Math.abs(through) < leastDepthWise ? Math.sign(through || -1) * leastDepthWise : through;
  const drift = Math.hypot(towardsX, towardsY) / Math.abs(depthWise);
  const cards = Math.max(2, Math.min(mostCards, Math.ceil((product.depth * drift) / 0.02)));
  const { offset, slope } = stance;
  const { cameraHeight } = setting.scene;
  // Blurred as far as two slices of the product lie apart in the shadow, so that none shows by itself.
  const between = ((0.4 * product.depth * drift) / (cards - 1)) * height;
  let most = 0;
  for (let card = 0; card < cards; card++) {
    const behind = (product.depth * card) / (cards - 1);
    const away = (behind + offset + slope * x - z) / depthWise;
    if (away < -1e-4) continue;
    const hitX = x + away * towardsX;
    const nearness = cameraDistance / (cameraDistance + offset + slope * hitX);
    const atX = hitX * nearness * height + width / 2;
    const foot = setting.footRatio - cameraHeight * (1 - nearness);
    const atY = (foot - (y + away * towardsY) * nearness) * height;
    if (atY > height || atY < -40) continue;
    const sigma = Math.max(between, away * spread * height * 0.5);
    most = Math.max(most, product.at(atX, atY, sigma));
    if (most > 0.995) break;
  }
  return most;
}

/** Where the line of sight through a pixel meets stand, ground or back. */
function placeAt(setting: Setting, column: number, row: number, width: number, height: number): Direction {
  const across = (column - width / 2) / height;
  const up = upOf(setting, row - 0.5, height);
  if (setting.block) {
    const hit = blockPoint(setting.block, setting.scene.cameraHeight, across, up);
    if (hit) return [hit.x, hit.y, hit.z];
  }
  const { y, z, reach } = roomPoint(setting.room, up);
  return [across * reach, y, z];
}

function ring(count: number, elevationDegrees: number, startDegrees: number): Direction[] {
  const elevation = (elevationDegrees * Math.PI) / 180;
  return Array.from({ length: count }, (_, n) => {
    const azimuth = ((startDegrees + 11 + (360 * n) / count) * Math.PI) / 180;
    return [
      Math.cos(azimuth) * Math.cos(elevation),
      Math.sin(elevation),
      Math.sin(azimuth) * Math.cos(elevation),
    ];
  });
}

function enlarge(
  coarse: Float32Array,
  columns: number,
  fine: Float32Array,
  width: number,
  height: number,
): void {
  const rows = coarse.length / columns;
  for (let row = 0; row < height; row++) {
    const y = Math.min(rows - 1, row / domeStep);
    const top = Math.min(rows - 2, Math.floor(y));
    for (let column = 0; column < width; column++) {
      const x = Math.min(columns - 1, column / domeStep);
      const left = Math.min(columns - 2, Math.floor(x));
      const i = top * columns + left;
      const upper = (coarse[i] ?? 0) + ((coarse[i + 1] ?? 0) - (coarse[i] ?? 0)) * (x - left);
      const lower =
        (coarse[i + columns] ?? 0) +
        ((coarse[i + columns + 1] ?? 0) - (coarse[i + columns] ?? 0)) * (x - left);
      fine[row * width + column] = upper + (lower - upper) * (y - top);
    }
  }
}
