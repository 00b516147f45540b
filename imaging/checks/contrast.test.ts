import { expect, test } from "vitest";
import { drawRendered, nothing, woven } from "#tests/fixtures/draw-rendered.ts";
import type { Paint } from "#tests/fixtures/draw-rendered.ts";
import { contrast } from "./contrast.ts";

const rippled =
  (middle: number): Paint =>
  (x) => {
    const level = middle + 6 * Math.sin(x / 20);
    return [level, level, level];
  };

test("light and shade on the product pass", async () => {
  expect(contrast(await drawRendered({ paint: woven }))).toMatchObject({ severity: "pass" });
});

test.each([
  ["a flat grey product", 128, "review"],
  ["a black product", 30, "pass"],
  ["a white product", 235, "pass"],
])("%s is %s", async (_name, middle, severity) => {
  const finding = contrast(await drawRendered({ paint: rippled(middle) }));
  expect(finding.severity).toBe(severity);
  expect(finding.measured).toBeLessThan(10);
});

test("without a product there is nothing to judge, so it cannot pass", async () => {
  expect(contrast(await drawRendered({ shape: nothing }))).toMatchObject({
    severity: "review",
    measured: null,
  });
});
