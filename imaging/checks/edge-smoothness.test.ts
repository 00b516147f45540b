import { expect, test } from "vitest";
import { drawRendered, nothing } from "#tests/fixtures/draw-rendered.ts";
import type { Shape } from "#tests/fixtures/draw-rendered.ts";
import { edgeSmoothness } from "./edge-smoothness.ts";

const disc: Shape = (x, y) => Math.min(1, Math.max(0, 150.5 - Math.hypot(x - 200, y - 200)));
/** The disc in blocks of `side` pixels, on or off. */
const stepped =
  (side: number): Shape =>
  (x, y) =>
    disc((Math.floor(x / side) + 0.5) * side, (Math.floor(y / side) + 0.5) * side) > 0.5 ? 1 : 0;
/** The disc with a toothed rim. */
const toothed: Shape = (x, y) => {
  const radius = 150 + 3 * Math.sin(60 * Math.atan2(y - 200, x - 200));
  return Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(x - 200, y - 200)));
};

test.each([
  ["a clean disc", disc, "pass"],
  ["a disc in steps of 3 px", stepped(3), "fail"],
  ["a disc with teeth", toothed, "review"],
] satisfies [string, Shape, string][])("%s is %s", async (_name, shape, severity) => {
  expect(edgeSmoothness(await drawRendered({ shape })).severity).toBe(severity);
});

test("a product cut by the picture's border has a closed outline too", async () => {
  const finding = edgeSmoothness(await drawRendered({ shape: (x, y) => disc(x - 120, y) }));
  expect(finding.severity).toBe("pass");
});

test("without a product there is no outline, so it cannot pass", async () => {
  expect(edgeSmoothness(await drawRendered({ shape: nothing }))).toMatchObject({
    severity: "review",
    measured: null,
  });
});
