/** Paints ground and back of a scene, row by row, in their light. */
import { parseColour } from "../lay-on-colour.ts";
import { toLight } from "../light.ts";
import type { LightMap } from "./light-map.ts";
import { level16, type Painted } from "./painted.ts";
import { type RoomPoint, roomPoint } from "./room.ts";
import { backKey, groundKey, painter, type Setting, upOf } from "./setting.ts";

/** Rows where ground and back meet are painted this often, each time a little lower. */
const edgeSamples = 4;

export function paintRoom(setting: Setting, lights: LightMap): Painted {
  const { width, height, scene } = setting;
  const brushes = {
    ground: painter(setting, scene.ground, groundKey),
    back: painter(setting, scene.back, backKey),
  };
  const rgb = new Uint16Array(width * height * 3);
  const rowLight = new Float32Array(lights.width * 3);
  const out = new Float32Array(3);
  const hazeLight = toLight(parseColour(scene.ambientColour)).map((part) => part * 0.8);

  function paintRow(point: RoomPoint, below: RoomPoint, share: number, sums: Float32Array): void {
    const { paint, perUnit } = brushes[point.part];
    const step = (point.reach / height) * perUnit;
    // A pixel covers more of the ground along the line of sight than across it.
    const drawn = Math.abs(below.along - point.along) * perUnit;
    const footprint = Math.max(step, Math.sqrt(step * Math.max(step, drawn)));
    const haze = hazeShare(scene.haze, point.z);
    const y = point.along * perUnit;
    const across = lights.width / width;
    for (let column = 0; column < width; column++) {
      paint(out, (column + 0.5 - width / 2) * step, y, footprint);
      const place = Math.max(0, (column + 0.5) * across - 0.5);
      const left = Math.min(lights.width - 2, place | 0);
      const part = place - left;
      for (let channel = 0; channel < 3; channel++) {
        const near = rowLight[3 * left + channel] ?? 0;
        const light = near + ((rowLight[3 * left + 3 + channel] ?? 0) - near) * part;
        const seen = (out[channel] ?? 0) * light;
        sums[3 * column + channel] =
          (sums[3 * column + channel] ?? 0) + (seen + ((hazeLight[channel] ?? 0) - seen) * haze) * share;
      }
    }
  }

  const sums = new Float32Array(width * 3);
  for (let row = 0; row < height; row++) {
    mixRow(rowLight, lights, setting, ((row + 0.5) * lights.height) / height - 0.5);
    const samples = isSeam(setting, row) ? edgeSamples : 1;
    sums.fill(0);
    for (let n = 0; n < samples; n++) {
      const at = row + (n + 0.5) / samples - 0.5;
      const point = roomPoint(setting.room, upOf(setting, at, height));
      paintRow(point, roomPoint(setting.room, upOf(setting, at + 1, height)), 1 / samples, sums);
    }
    const start = row * width * 3;
    for (let i = 0; i < sums.length; i++) rgb[start + i] = level16(sums[i] ?? 0);
  }
  return { width, height, rgb };
}

function isSeam(setting: Setting, row: number): boolean {
  const upper = roomPoint(setting.room, upOf(setting, row - 0.5, setting.height));
  const lower = roomPoint(setting.room, upOf(setting, row + 0.5, setting.height));
  return upper.part !== lower.part;
}

/** Light of both kinds, in colour, on one row of the canvas. */
function mixRow(
  row: Float32Array,
  { width, height, key, ambient }: LightMap,
  { keyLight, ambientLight }: Setting,
  y: number,
): void {
  const place = Math.min(height - 1, Math.max(0, y));
  const upper = Math.min(height - 2, Math.floor(place));
  const share = place - upper;
  for (let x = 0; x < width; x++) {
    const [above, below] = [upper * width + x, (upper + 1) * width + x];
    const ofKey = (key[above] ?? 0) * (1 - share) + (key[below] ?? 0) * share;
    const ofRoom = (ambient[above] ?? 0) * (1 - share) + (ambient[below] ?? 0) * share;
    for (let channel = 0; channel < 3; channel++)
      row[3 * x + channel] = ofKey * (keyLight[channel] ?? 0) + ofRoom * (ambientLight[channel] ?? 0);
  }
}

function hazeShare(haze: number, z: number): number {
  return haze * (1 - Math.exp(-Math.max(0, z) / 2.5));
}
