import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Paint, drawFrame } from "#tests/fixtures/draw-rendered.ts";
import { lettering, lineWidth } from "#tests/fixtures/draw-letters.ts";
import type { Frame } from "../frame.ts";
import { openTestReader } from "#tests/fixtures/open-test-reader.ts";
import type { TextReader } from "./text-reader.ts";

const paper: Paint = () => [225, 225, 220];
let reader: TextReader;

beforeAll(async () => {
  reader = await openTestReader();
});
afterAll(() => reader.close());

async function turned(frame: Frame, degrees: number): Promise<Frame> {
  const raw = { width: frame.width, height: frame.height, channels: 4 } as const;
  const { data, info } = await sharp(frame.rgba, { raw })
    .rotate(degrees, { background: "#e1e1dc" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: new Uint8ClampedArray(data) };
}

it("reads a line and says where it stands, in the picture's own pixels", async () => {
  const frame = drawFrame(1400, 800, lettering(paper, "SALE 50", { left: 300, top: 400, squarePx: 10 }));
  const [line, ...others] = await reader.read(frame);
  expect(others).toEqual([]);
  expect(line?.text).toBe("SALE 50");
  expect(line?.confidence).toBeGreaterThan(0.8);
  expect(Math.abs((line?.box.x ?? 0) - (300 + lineWidth("SALE 50", 10) / 2))).toBeLessThan(12);
  expect(Math.abs((line?.box.y ?? 0) - 435)).toBeLessThan(12);
  expect(line?.box.width).toBeGreaterThan(lineWidth("SALE 50", 10) * 0.9);
});

it.each([20, -25, 90, -90])("reads lines turned by %d degrees", async (degrees) => {
  const level = drawFrame(640, 400, lettering(paper, "NEW SALE", { left: 150, top: 180, squarePx: 7 }));
  const lines = await reader.read(await turned(level, degrees));
  expect(lines.map(({ text }) => text.replaceAll(" ", ""))).toContain("NEWSALE");
});

it("reads a faint watermark", async () => {
  const faint = lettering(paper, "NEW SALE", { left: 80, top: 150, squarePx: 6, strength: 0.15 });
  expect((await reader.read(drawFrame(640, 400, faint))).map(({ text }) => text)).toEqual(["NEW SALE"]);
});

it("reads only where it is wanted, and nothing where nothing is", async () => {
  const two = lettering(lettering(paper, "SALE", { left: 60, top: 60, squarePx: 7 }), "NEW", {
    left: 360,
    top: 280,
    squarePx: 7,
  });
  const right = await reader.read(drawFrame(640, 400, two), ({ x }) => x > 320);
  expect(right.map(({ text }) => text)).toEqual(["NEW"]);
  expect(await reader.read(drawFrame(640, 400, paper))).toEqual([]);
});
