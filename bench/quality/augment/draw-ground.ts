/** Grounds to lay products on: sweeps of one colour, printed patterns, parts of real photos, a wall over a floor. */
import { join } from "node:path";
import sharp from "sharp";
import type { Frame } from "#imaging/frame.ts";
import type { GroundPatch } from "./ground-patches.ts";
import { frameOf, openFrame, type Size } from "./made-photo.ts";
import type { Random } from "./random.ts";

export type Colour = readonly [number, number, number];

/** A studio sweep: bright in the middle, darker to the corners and the floor. */
export function drawSweep({ width, height }: Size, colour: Colour, random: Random): Frame {
  const rgba = new Uint8ClampedArray(width * height * 4);
  const [centreX, centreY] = [random.between(0.3, 0.7), random.between(0.25, 0.55)];
  const falloff = random.between(0.08, 0.4);
  const floor = random.between(-0.1, 0.12);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      const far = (x / width - centreX) ** 2 + (y / height - centreY) ** 2;
      const light = (1 - falloff * far * 1.6) * (1 - floor * Math.max(0, y / height - 0.6) * 2.5);
      for (let channel = 0; channel < 3; channel++) rgba[at + channel] = (colour[channel] ?? 0) * light;
      rgba[at + 3] = 255;
    }
  }
  return { width, height, rgba };
}

/** Stripes, checks, dots or leaves in two colours, turned by any angle. */
export async function drawPattern(
  { width, height }: Size,
  [first, second]: readonly [Colour, Colour],
  random: Random,
): Promise<Frame> {
  const step = random.whole(24, 90);
  const tile = random.pick([stripes, checks, dots, leaves])(step, css(second));
  const turn = random.whole(0, 89);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><pattern id="p" width="${step}" height="${step}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})">
    <rect width="${step}" height="${step}" fill="${css(first)}"/>${tile}</pattern></defs>
    <rect width="100%" height="100%" fill="url(#p)"/></svg>`;
  const printed = await frameOf(sharp(Buffer.from(svg)).blur(random.between(0.6, 1.6)));
  return shade(printed, drawSweep({ width, height }, [255, 255, 255], random));
}

/** @param folder the set's folder. */
export async function cutPatch(
  folder: string,
  { file, part: [left, top, right, bottom], look }: GroundPatch,
  { width, height }: Size,
  random: Random,
): Promise<Frame> {
  const photo = sharp(join(folder, file)).autoOrient();
  const { width: wide, height: high } = await photo.metadata();
  const cut = photo.extract({
    left: Math.round(left * wide),
    top: Math.round(top * high),
    width: Math.round((right - left) * wide),
    height: Math.round((bottom - top) * high),
  });
  if (look === "plain") return frameOf(cut.resize(width, height, { fit: "cover" }));
  return mirror(await frameOf(cut), { width, height }, random.between(1.1, 1.7));
}

/** Repeats a texture by mirroring, enlarged by `scale`, until it fills the canvas. */
async function mirror(patch: Frame, { width, height }: Size, scale: number): Promise<Frame> {
  const enlarged = await frameOf(openFrame(patch).resize(Math.round(patch.width * scale)));
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, to = 0; y < height; y++) {
    const row = bounce(y, enlarged.height) * enlarged.width;
    for (let x = 0; x < width; x++, to += 4) {
      const from = (row + bounce(x, enlarged.width)) * 4;
      rgba.set(enlarged.rgba.subarray(from, from + 4), to);
    }
  }
  return { width, height, rgba };
}

function bounce(position: number, length: number): number {
  const turn = position % (2 * length);
  return turn < length ? turn : 2 * length - 1 - turn;
}

/** The wall above, the floor below `horizon` (0..1 of the height), with a darker seam. */
export function joinWallAndFloor(wall: Frame, floor: Frame, horizon: number): Frame {
  const rgba = new Uint8ClampedArray(wall.rgba);
  const edge = horizon * wall.height;
  const soft = wall.height * 0.004;
  for (let y = 0, at = 0; y < wall.height; y++) {
    const share = Math.min(1, Math.max(0, (y - edge) / soft + 0.5));
    const seam = 1 - 0.3 * Math.exp(-(((y - edge) / (wall.height * 0.02)) ** 2));
    for (let x = 0; x < wall.width; x++, at += 4) {
      for (let channel = 0; channel < 3; channel++) {
        const above = wall.rgba[at + channel] ?? 0;
        rgba[at + channel] = seam * (above + ((floor.rgba[at + channel] ?? 0) - above) * share);
      }
    }
  }
  return { ...wall, rgba };
}

function shade(frame: Frame, light: Frame): Frame {
  return { ...frame, rgba: frame.rgba.map((level, at) => (level * (light.rgba[at] ?? 255)) / 255) };
}

const css = (colour: Colour) => `rgb(${colour.map(Math.round).join(",")})`;
const stripes = (step: number, fill: string) => `<rect width="${step / 2}" height="${step}" fill="${fill}"/>`;
const checks = (step: number, fill: string) =>
  `<rect width="${step / 2}" height="${step / 2}" fill="${fill}"/><rect x="${step / 2}" y="${step / 2}" width="${step / 2}" height="${step / 2}" fill="${fill}"/>`;
const dots = (step: number, fill: string) =>
  `<circle cx="${step / 2}" cy="${step / 2}" r="${step / 3.5}" fill="${fill}"/>`;
const leaves = (step: number, fill: string) =>
  `<path d="M${step * 0.1},${step * 0.9} Q${step * 0.1},${step * 0.2} ${step * 0.9},${step * 0.1} Q${step * 0.8},${step * 0.8} ${step * 0.1},${step * 0.9}Z" fill="${fill}"/>`;
