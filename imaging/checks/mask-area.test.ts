import { expect, test } from "vitest";
import { box, drawMask, drawRendered, everything, nothing } from "#tests/fixtures/draw-rendered.ts";
import { maskArea } from "./mask-area.ts";

test("a product of sensible size passes with its share", async () => {
  const finding = maskArea(await drawRendered({ shape: box(100, 100, 300, 300) }));
  expect(finding.severity).toBe("pass");
  expect(finding.measured).toBeCloseTo(0.25, 2);
});

test.each([
  ["empty", nothing],
  ["one pixel", box(200, 200, 201, 201)],
  ["whole frame", everything],
  ["all but a thin slit", box(0, 0, 398, 400)],
])("a mask that is %s fails", async (_name, shape) => {
  expect(maskArea(await drawRendered({ shape })).severity).toBe("fail");
});

test("a kept background with a hole in the middle fails by its border", async () => {
  const hole = box(100, 100, 300, 300);
  const finding = maskArea(await drawRendered({ shape: (x, y) => 1 - hole(x, y) }));
  expect(finding.measured).toBeLessThan(0.98);
  expect(finding.severity).toBe("fail");
});

test("a product lost between mask and canvas fails", async () => {
  const rendered = await drawRendered();
  const lost = { ...rendered.product, rgba: new Uint8ClampedArray(rendered.product.rgba.length) };
  expect(maskArea({ ...rendered, product: lost }).severity).toBe("fail");
});

test("a mask without pixels fails", async () => {
  const rendered = await drawRendered();
  expect(maskArea({ ...rendered, mask: drawMask(0, 0, nothing) }).severity).toBe("fail");
});
