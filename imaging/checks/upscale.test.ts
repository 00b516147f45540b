import { expect, test } from "vitest";
import { drawRendered } from "#tests/fixtures/draw-rendered.ts";
import { upscale } from "./upscale.ts";

test.each([
  [0.4, "pass"],
  [2.004, "pass"],
  [2.01, "review"],
  [3, "review"],
  [3.01, "fail"],
  [0, "fail"],
  [Number.NaN, "fail"],
])("a factor of %d is %s", async (scale, severity) => {
  const rendered = await drawRendered();
  expect(upscale({ ...rendered, placement: { scale, x: 0, y: 0 } }).severity).toBe(severity);
});

test("says when a net enlarged", async () => {
  const rendered = { ...(await drawRendered()), placement: { scale: 1.6, x: 0, y: 0 } };
  const enlarged = { product: rendered.product, factor: 2, left: 0, top: 0 };
  expect(upscale(rendered).message).not.toContain("net");
  expect(upscale({ ...rendered, enlarged }).message).toContain("1.6 times with a net that sharpens 2 times");
});
