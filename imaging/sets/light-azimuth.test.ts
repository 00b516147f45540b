import { expect, test } from "vitest";
import { drawFrame, drawMask, nothing } from "#tests/fixtures/draw-rendered.ts";
import type { Shape } from "#tests/fixtures/draw-rendered.ts";
import { lightAzimuth } from "./light-azimuth.ts";

const ball: Shape = (x, y) => Math.min(1, Math.max(0, 150.5 - Math.hypot(x - 200, y - 200)));
const mask = drawMask(400, 400, ball);

test.each([0, 45, 90, 170, -120])("a matt ball lit from %d degrees tells the side", (degrees) => {
  const [lx, ly] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const lit = drawFrame(400, 400, (x, y) => {
    const level = 130 + (80 * ((x - 200) * lx - (y - 200) * ly)) / 150;
    return [level, level, level];
  });
  const light = lightAzimuth(lit, mask);
  expect(light?.degrees).toBeCloseTo(degrees, -1);
  expect(light?.certainty).toBeGreaterThan(0.9);
});

test("an evenly lit ball, and one with a busy print, give no certainty", () => {
  const print = drawFrame(400, 400, (x, y) => {
    const level = 128 + 90 * Math.sin(x / 7) * Math.cos(y / 5);
    return [level, level, level];
  });
  expect(lightAzimuth(print, mask)?.certainty).toBeLessThan(0.2);
  expect(
    lightAzimuth(
      drawFrame(400, 400, () => [128, 128, 128]),
      mask,
    ),
  ).toBeNull();
});

test("without a product there is no light on it", () => {
  expect(
    lightAzimuth(
      drawFrame(400, 400, () => [128, 128, 128]),
      drawMask(400, 400, nothing),
    ),
  ).toBeNull();
});
