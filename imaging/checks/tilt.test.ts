import { describe, expect, it } from "vitest";
import { recipeSchema } from "#core/recipe.ts";
import {
  box,
  drawFrame,
  drawMask,
  drawRendered,
  nothing,
  type Paint,
  type Shape,
} from "#tests/fixtures/draw-rendered.ts";
import type { Rendered } from "../frame.ts";
import { planStraighten, type StraightenPlan } from "../straighten-geometry.ts";
import { tilt } from "./tilt.ts";

const size = { width: 640, height: 520 };
const carton = box(220, 120, 420, 420);
/** A carton with printed bars, off centre, so that it is mirrored by nothing. */
const printed: Paint = (x) =>
  x > 250 && x < 275 ? [40, 60, 140] : x > 330 && x < 390 ? [200, 60, 40] : [225, 215, 190];
const ground: Paint = () => [120, 122, 125];

/** The product as it stood, photographed so that `straighten` would set it right. */
async function photographed(
  shape: Shape,
  paint: Paint,
  straighten: { degrees: number; keystoneY?: number },
): Promise<Rendered> {
  const plan = planStraighten(size, straighten, 1e9);
  const seen = <Value>(draw: (x: number, y: number) => Value) => lookThrough(plan, draw);
  const photo = drawFrame(size.width, size.height, (x, y) => {
    const covered = seen(shape)(x, y);
    const [front, back] = [seen(paint)(x, y), ground(x, y)];
    return [0, 1, 2].map((c) => (front[c] ?? 0) * covered + (back[c] ?? 0) * (1 - covered)) as never;
  });
  const mask = drawMask(size.width, size.height, seen(shape));
  return { ...(await drawRendered(size)), photo, source: photo, mask };
}

/** What a point of the photo shows: the scene lies in the middle of the straightened canvas. */
function lookThrough<Value>(plan: StraightenPlan, draw: (x: number, y: number) => Value) {
  return (x: number, y: number) => {
    const straight = plan.toStraight({ x, y });
    return draw(straight.x - (plan.width - size.width) / 2, straight.y - (plan.height - size.height) / 2);
  };
}

describe("a carton", () => {
  it.each([-9, -3, 2, 6.5])("that a turn by %d° sets upright", async (degrees) => {
    const finding = tilt(await photographed(carton, printed, { degrees }));
    expect(finding.severity).toBe("pass");
    expect(Math.abs((finding.measured ?? 99) - degrees)).toBeLessThan(0.3);
    expect(finding.message).toContain(degrees > 0 ? " clockwise" : "anticlockwise");
    expect(finding.suggestion?.straighten.keystoneY).toBeUndefined();
    expect(recipeSchema.shape.straighten.parse(finding.suggestion?.straighten)).toBeDefined();
  });

  it.each([
    [0, 0.12, "above"],
    [0, -0.1, "below"],
    [4, 0.15, "above"],
  ])("that stands off by %d° and whose lines run together by %d", async (degrees, keystoneY, from) => {
    const { suggestion, message } = tilt(await photographed(carton, printed, { degrees, keystoneY }));
    expect(Math.abs((suggestion?.straighten.degrees ?? 99) - degrees)).toBeLessThan(0.5);
    expect(Math.abs((suggestion?.straighten.keystoneY ?? 99) - keystoneY)).toBeLessThan(0.03);
    expect(message).toContain(`photographed from ${from}`);
  });

  it("that stands straight needs nothing", async () => {
    const finding = tilt(await photographed(carton, printed, { degrees: 0.4 }));
    expect(finding).toMatchObject({ severity: "pass", message: "The product stands straight." });
    expect(finding.suggestion).toBeUndefined();
  });
});

/** Round shoulders and hips: no upright edge anywhere, only an axis. */
const vase: Shape = (x, y) =>
  Math.hypot((x - 320) / 70, (y - 180) / 110) < 1 || Math.hypot((x - 320) / 110, (y - 320) / 90) < 1 ? 1 : 0;
const glaze: Paint = () => [60, 130, 120];

it.each([-8, 3])("finds the axis of a vase that a turn by %d° sets upright", async (degrees) => {
  const finding = tilt(await photographed(vase, glaze, { degrees }));
  expect(Math.abs((finding.measured ?? 99) - degrees)).toBeLessThan(0.8);
});

it("says nothing of a ball, of a crooked shape, of two opinions that contradict each other, and of nothing", async () => {
  const ball: Shape = (x, y) => (Math.hypot(x - 320, y - 260) < 150 ? 1 : 0);
  const hook: Shape = (x, y) => (ball(x, y) && !(Math.hypot(x - 390, y - 200) < 120) ? 1 : 0);
  const leaningStripes: Paint = (x, y) => ((x + 0.14 * y) % 40 < 20 ? [40, 60, 140] : [225, 215, 190]);
  for (const [shape, paint] of [
    [ball, glaze],
    [hook, glaze],
    [vase, leaningStripes],
    [nothing, glaze],
  ] as const) {
    const finding = tilt(await photographed(shape, paint, { degrees: 0 }));
    expect(finding).toMatchObject({ severity: "pass", measured: null });
    expect(finding.suggestion).toBeUndefined();
  }
});
