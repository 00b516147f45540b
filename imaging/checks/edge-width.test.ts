import { expect, test } from "vitest";
import { box, drawRendered, nothing } from "#tests/fixtures/draw-rendered.ts";
import { edgeWidth } from "./edge-width.ts";

test.each([
  [1, "pass"],
  [4, "pass"],
  [8, "review"],
  [14, "fail"],
])("an edge that fades over %d px is %s", async (softPx, severity) => {
  const finding = edgeWidth(await drawRendered({ shape: box(60, 60, 340, 340, softPx) }));
  expect(finding.severity).toBe(severity);
  expect(Math.abs((finding.measured ?? 0) - 0.8 * softPx)).toBeLessThan(0.5);
});

test("the width of a large picture is stated at 1024 px", async () => {
  const canvas = { width: 2048, height: 2048 };
  const placement = { scale: 4, x: 0, y: 0 };
  const finding = edgeWidth(
    await drawRendered({ width: 512, height: 512, shape: box(90, 90, 400, 400, 2.5), canvas, placement }),
  );
  expect(finding.measured).toBeCloseTo(4, 0);
});

test("without a product there is no edge, so it cannot pass", async () => {
  expect(edgeWidth(await drawRendered({ shape: nothing }))).toMatchObject({
    severity: "review",
    measured: null,
  });
});
