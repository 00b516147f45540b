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
