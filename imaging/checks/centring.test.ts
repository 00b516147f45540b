import { expect, test } from "vitest";
import { amazonMain } from "#core/presets/amazon-main.ts";
import { transparentCutout } from "#core/presets/transparent-cutout.ts";
import { box, drawRendered, nothing } from "#tests/fixtures/draw-rendered.ts";
import { centring } from "./centring.ts";

const square = (dx: number, dy: number) => box(100 + dx, 100 + dy, 300 + dx, 300 + dy);

test.each([
  ["in the middle", 0, 0, "pass"],
  ["8 px to the right", 8, 0, "pass"],
  ["16 px to the left", -16, 0, "review"],
  ["24 px to the right", 24, 0, "fail"],
  ["16 px too high", 0, -16, "review"],
  ["60 px too high", 0, -60, "fail"],
  ["low, on a baseline", 0, 60, "pass"],
  ["low, on the very border", 0, 96, "fail"],
])("a product %s is %s", async (_name, dx, dy, severity) => {
  expect(centring(await drawRendered({ shape: square(dx, dy) }), amazonMain.rules).severity).toBe(severity);
});

test("a preset that keeps the photo's framing does not judge it", async () => {
  expect(centring(await drawRendered({ shape: square(90, 0) }), transparentCutout.rules).severity).toBe(
    "pass",
  );
});

test("nothing cannot be centred", async () => {
  expect(centring(await drawRendered({ shape: nothing }), amazonMain.rules).severity).toBe("fail");
});
