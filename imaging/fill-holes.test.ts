import { expect, test } from "vitest";
import { fillHoles } from "./fill-holes.ts";
import type { Frame, Mask } from "./frame.ts";

const size = { width: 200, height: 160 };
type Colour = readonly [number, number, number];
const grey: Colour = [190, 190, 192];
const black: Colour = [30, 30, 32];
const red: Colour = [200, 40, 40];

const inside = (x: number, y: number, [left, top, right, bottom]: readonly number[]) =>
  x >= (left ?? 0) && x < (right ?? 0) && y >= (top ?? 0) && y < (bottom ?? 0);
const product = [40, 30, 160, 130];
const hole = [80, 60, 120, 100];

/** A black box before grey, with `through` where its mask has a hole. */
function photoOf(through: Colour, ground: (x: number, y: number) => Colour = () => grey): Frame {
  const rgba = new Uint8ClampedArray(4 * size.width * size.height);
  for (let y = 0; y < size.height; y++)
    for (let x = 0; x < size.width; x++) {
      const body = through === grey ? ground(x, y) : through;
      const colour = inside(x, y, hole) ? body : inside(x, y, product) ? black : ground(x, y);
      rgba.set([...colour, 255], 4 * (y * size.width + x));
    }
  return { ...size, rgba };
}

function maskOf(gap: readonly number[] = hole): Mask {
  const alpha = new Uint8ClampedArray(size.width * size.height);
  for (let i = 0; i < alpha.length; i++) {
    const [x, y] = [i % size.width, Math.floor(i / size.width)];
    alpha[i] = inside(x, y, product) && !inside(x, y, gap) ? 255 : 0;
  }
  return { ...size, alpha };
}

const at = ({ alpha }: Mask, x: number, y: number) => alpha[y * size.width + x];

test("a hole in another colour than the ground is closed, and nothing outside the product changes", () => {
  const mask = maskOf();
  const filled = fillHoles(photoOf(red), mask);
  expect(at(filled, 100, 80)).toBe(255);
  expect(at(filled, 80, 60)).toBe(255);
  const outside = [...filled.alpha].filter((value, i) => value > (mask.alpha[i] ?? 0)).length;
  expect(outside).toBe(40 * 40);
});

test("a hole that shows the ground stays open", () => {
  const mask = maskOf();
  expect(fillHoles(photoOf(grey), mask)).toBe(mask);
});

test("a gap that opens to the ground is no hole", () => {
  const mask = maskOf([80, 0, 120, 100]);
  expect(fillHoles(photoOf(red), mask)).toBe(mask);
});

test("before a cluttered ground anything may show through, and the hole stays open", () => {
  const mask = maskOf();
  const clutter = (x: number, y: number): Colour => {
    const level = (Math.imul(x * 73 + y * 151, 2654435761) >>> 24) % 256;
    return [level, 255 - level, level];
  };
  expect(fillHoles(photoOf(red, clutter), mask)).toBe(mask);
});
