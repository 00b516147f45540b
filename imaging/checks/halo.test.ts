import { expect, test } from "vitest";
import type { Rendered } from "#imaging/frame.ts";
import { box, drawFrame, drawRendered, nothing } from "#tests/fixtures/draw-rendered.ts";
import type { Colour } from "#tests/fixtures/draw-rendered.ts";
import { halo } from "./halo.ts";

const blue: Colour = [120, 100, 150];
const orange: Colour = [230, 140, 40];
const shape = box(80, 80, 320, 320, 5);

/** A soft-edged blue product before orange, whose edge keeps `share` of the orange (negative: over-corrected). */
async function fringed(share: number, placement = { scale: 1, x: 0, y: 0 }): Promise<Rendered> {
  const mixed = blue.map((level, i) => level + share * ((orange[i] ?? 0) - level)) as unknown as Colour;
  const rendered = await drawRendered({ shape, paint: () => blue, behind: () => orange, placement });
  const edge = (x: number, y: number) =>
    shape((x - placement.x) / placement.scale, (y - placement.y) / placement.scale);
  return { ...rendered, product: drawFrame(400, 400, (x, y) => (edge(x, y) > 0.97 ? blue : mixed), edge) };
}

test.each([
  [0, "pass"],
  [0.18, "pass"],
  [0.35, "review"],
  [-0.35, "review"],
  [0.6, "fail"],
])("an edge with %d of the old background is %s", async (share, severity) => {
  const finding = halo(await fringed(share));
  expect(finding.severity).toBe(severity);
  expect(finding.measured).toBeCloseTo(share, 1);
});

test("the edge is found again where the placement put it", async () => {
  expect(halo(await fringed(0.5, { scale: 0.7, x: 30, y: 50 })).measured).toBeCloseTo(0.5, 1);
});

test("an untouched photo edge, background and all, fails", async () => {
  const rendered = await drawRendered({ shape, paint: () => blue, behind: () => orange });
  const kept = drawFrame(400, 400, () => blue, shape);
  for (let i = 0; i < 400 * 400; i++) kept.rgba.set(rendered.source.rgba.subarray(4 * i, 4 * i + 3), 4 * i);
  expect(halo({ ...rendered, product: kept }).severity).toBe("fail");
});

test("no contrast, and no edge at all, show no fringe", async () => {
  expect(halo(await drawRendered({ shape, paint: () => blue, behind: () => blue }))).toMatchObject({
    severity: "pass",
    measured: null,
  });
  expect(halo(await drawRendered({ shape: nothing }))).toMatchObject({ severity: "pass", measured: null });
});
