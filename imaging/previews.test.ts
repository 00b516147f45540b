import sharp from "sharp";
import { expect, test } from "vitest";
import { box, drawFrame, drawRendered } from "#tests/fixtures/draw-rendered.ts";
import type { Scene } from "#tests/fixtures/draw-rendered.ts";
import { makePreviews, visibleSpan } from "./previews.ts";

async function pixels(webp: Buffer) {
  const { data, info } = await sharp(webp).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [
    ...data.subarray(4 * (y * info.width + x), 4 * (y * info.width + x) + 4),
  ];
  return { ...info, at };
}

/** A red square on blue; the placement enlarges and crops it. */
const scene: Scene = {
  shape: box(100, 100, 200, 200),
  paint: () => [200, 20, 20],
  behind: () => [20, 20, 200],
  canvas: { width: 600, height: 500 },
  placement: { scale: 2.5, x: -150, y: -100 },
};

test("all pictures are WebP on the output's canvas, the thumb small", async () => {
  const previews = await makePreviews(await drawRendered(scene));
  for (const bytes of Object.values(previews))
    expect((await sharp(bytes as Buffer).metadata()).format).toBe("webp");
  for (const bytes of [previews.before, previews.after, previews.cutout, previews.heat]) {
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 600, height: 500 });
  }
  expect(await sharp(previews.thumb).metadata()).toMatchObject({ width: 320, height: 267 });
  expect((await sharp(previews.cutout).metadata()).hasAlpha).toBe(true);
});

test("large outputs are shown at 2048 px, their heat at 1024 px", async () => {
  const previews = await makePreviews(
    await drawRendered({ ...scene, canvas: { width: 2600, height: 1300 } }),
  );
  for (const bytes of [previews.before, previews.after, previews.cutout]) {
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 2048, height: 1024 });
  }
  expect(await sharp(previews.heat).metadata()).toMatchObject({ width: 1024, height: 512 });
});

test("before and after show the product at the same place", async () => {
  const { before, after } = await makePreviews(await drawRendered(scene));
  const [was, is] = [await pixels(before), await pixels(after)];
  // The product spans 100..350 and 150..400 of the canvas, less 3 px for soft edges.
  for (const [x, y] of [
    [104, 154],
    [346, 396],
    [225, 275],
  ] as const) {
    expect(was.at(x, y)[0]).toBeGreaterThan(150);
    expect(is.at(x, y)[0]).toBeGreaterThan(150);
  }
  expect(was.at(94, 275)[2]).toBeGreaterThan(150);
  expect(is.at(94, 275)[2]).toBeGreaterThan(240);
});

test("where the canvas reaches beyond the photo, before is light grey", async () => {
  const { before } = await makePreviews(
    await drawRendered({ ...scene, placement: { scale: 0.5, x: 200, y: 150 } }),
  );
  const { at } = await pixels(before);
  for (const [x, y] of [
    [10, 10],
    [590, 490],
    [190, 250],
  ] as const)
    expect(Math.min(...at(x, y))).toBeGreaterThan(225);
  expect(at(210, 160)[2]).toBeGreaterThan(150);
  expect(at(210, 160)[0]).toBeLessThan(80);
});

test("a photo wholly off the canvas leaves plain grey", async () => {
  const { before } = await makePreviews(
    await drawRendered({ ...scene, placement: { scale: 1, x: 5000, y: 0 } }),
  );
  expect(Math.min(...(await pixels(before)).at(300, 250))).toBeGreaterThan(225);
});

test("a transparent output keeps its alpha", async () => {
  const { after, thumb } = await makePreviews(
    await drawRendered({ shape: box(100, 100, 300, 300), ground: null }),
  );
  expect((await pixels(after)).at(10, 10)[3]).toBe(0);
  expect((await pixels(thumb)).at(160, 160)[3]).toBe(255);
});

test("one-pixel pictures have previews too", async () => {
  const rendered = await drawRendered({ width: 1, height: 1, shape: () => 1 });
  expect(await sharp((await makePreviews(rendered)).before).metadata()).toMatchObject({
    width: 1,
    height: 1,
  });
  const wide = {
    ...rendered,
    output: drawFrame(3000, 1, () => [0, 0, 0]),
    product: drawFrame(3000, 1, () => [0, 0, 0]),
  };
  expect(await sharp((await makePreviews(wide)).before).metadata()).toMatchObject({ width: 2048, height: 1 });
});

test.each([
  ["inside", 100, 500, 2, 10, { from: 0, length: 100, drawn: 200, skip: 0, shown: 200, to: 10 }],
  ["cut on both sides", 100, 50, 1, -20, { from: 20, length: 50, drawn: 50, skip: 0, shown: 50, to: 0 }],
  ["cut within a pixel", 100, 50, 10, -25, { from: 2, length: 6, drawn: 60, skip: 5, shown: 50, to: 0 }],
])("a span %s", (_name, sourcePx, canvasPx, scale, offset, span) => {
  expect(visibleSpan(sourcePx, canvasPx, scale, offset)).toEqual(span);
});

test.each([
  [100, 50, 1, 50],
  [100, 50, 1, -100],
])("a span off the canvas is none", (sourcePx, canvasPx, scale, offset) => {
  expect(visibleSpan(sourcePx, canvasPx, scale, offset)).toBeNull();
});
