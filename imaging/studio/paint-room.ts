/** Paints ground and back of a scene, row by row, in their light. */
import { parseColour } from "../lay-on-colour.ts";
import { toLight } from "../light.ts";
import { depthBlur } from "./blur-depth.ts";
import type { LightMap } from "./light-map.ts";
import { level16, type Painted } from "./painted.ts";
import { type RoomPoint, roomPoint } from "./room.ts";
import { backKey, type Brush, groundKey, painter, type Setting, upOf } from "./setting.ts";

/** Rows where ground and back meet are painted this often, each time a little lower. */
const edgeSamples = 4;

/** One row while it is painted: red, green and blue of every pixel, linear light. */
interface Row {
  readonly pattern: Float32Array;
  /** Of the lights' own columns. */
  readonly light: Float32Array;
  readonly sums: Float32Array;
}

export function paintRoom(setting: Setting, lights: LightMap): Painted {
  const { width, height, scene } = setting;
  const brushes = {
    ground: painter(setting, scene.ground, groundKey),
    back: painter(setting, scene.back, backKey),
  };
  const rgb = new Uint16Array(width * height * 3);
  const line: Row = {
    pattern: new Float32Array(width * 3),
    light: new Float32Array(lights.width * 3),
    sums: new Float32Array(width * 3),
  };
  const hazeLight = toLight(parseColour(scene.ambientColour)).map((part) => part * 0.8);
  let nextPattern = 0;
  for (let row = 0; row < height; row++) {
    mixRow(line.light, lights, setting, ((row + 0.5) * lights.height) / height - 0.5);
    const seam = isSeam(setting, row);
    const samples = seam ? edgeSamples : 1;
    line.sums.fill(0);
    for (let n = 0; n < samples; n++) {
      const at = row + (n + 0.5) / samples - 0.5;
      const point = roomPoint(setting.room, upOf(setting, at, height));
      const stride = seam ? 1 : strideFor(depthBlur(setting, point));
      if (seam || row >= nextPattern) {
        const below = roomPoint(setting.room, upOf(setting, at + stride, height));
        paintPattern(line.pattern, brushes[point.part], point, below, height, stride);
        nextPattern = row + (seam ? 1 : stride);
      }
      addLit(line, lights.width, hazeLight, hazeShare(scene.haze, point.z), 1 / samples);
    }
    const start = row * width * 3;
    for (let i = 0; i < line.sums.length; i++) rgb[start + i] = level16(line.sums[i] ?? 0);
  }
  return { width, height, rgb };
}

/** What will be blurred needs a colour for every so many pixels only. */
function strideFor(blurPx: number): number {
  if (blurPx >= 6) return 4;
  return blurPx >= 2.5 ? 2 : 1;
}

/** The surface's own colours along a row; between the painted pixels they are mixed. */
function paintPattern(
  pattern: Float32Array,
  { paint, perUnit }: Brush,
  point: RoomPoint,
  below: RoomPoint,
  height: number,
  stride: number,
): void {
  const width = pattern.length / 3;
  const step = (point.reach / height) * perUnit;
  // A pixel covers more of the ground along the line of sight than across it.
  const drawn = Math.abs(below.along - point.along) * perUnit;
  const footprint = Math.max(step * stride, Math.sqrt(step * stride * Math.max(step * stride, drawn)));
  const y = point.along * perUnit;
  const out = new Float32Array(3);
  for (let column = 0; column < width; column += stride) {
    paint(out, (column + 0.5 - width / 2) * step, y, footprint);
    for (let channel = 0; channel < 3; channel++) {
      const value = out[channel] ?? 0;
      const before = column === 0 ? value : (pattern[3 * (column - stride) + channel] ?? 0);
      for (let n = 1; n < stride && column > 0; n++)
        pattern[3 * (column - n) + channel] = value + ((before - value) * n) / stride;
      pattern[3 * column + channel] = value;
      if (column + stride < width) continue;
      for (let rest = column + 1; rest < width; rest++) pattern[3 * rest + channel] = value;
    }
  }
}

/** Adds a share of the pattern in its light and behind its haze. */
function addLit(
  { pattern, light, sums }: Row,
  lightWidth: number,
  hazeLight: readonly number[],
  haze: number,
  share: number,
): void {
  const width = pattern.length / 3;
  const across = lightWidth / width;
  for (let column = 0; column < width; column++) {
    const place = Math.max(0, (column + 0.5) * across - 0.5);
    const left = Math.min(lightWidth - 2, place | 0);
    const part = place - left;
    for (let channel = 0; channel < 3; channel++) {
      const near = light[3 * left + channel] ?? 0;
      const lit = near + ((light[3 * left + 3 + channel] ?? 0) - near) * part;
      const i = 3 * column + channel;
      const seen = (pattern[i] ?? 0) * lit;
      sums[i] = (sums[i] ?? 0) + (seen + ((hazeLight[channel] ?? 0) - seen) * haze) * share;
    }
  }
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
