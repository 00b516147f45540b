import { expect, it } from "vitest";
import { planStraighten, type Point } from "./straighten-geometry.ts";

const photo = { width: 400, height: 300 };
const manyPixels = 1e9;
const close = (a: Point, b: Point) => {
  expect(a.x).toBeCloseTo(b.x, 6);
  expect(a.y).toBeCloseTo(b.y, 6);
};

it("leaves a photo as it is when there is nothing to straighten", () => {
  const plan = planStraighten(photo, { degrees: 0 }, manyPixels);
  expect([plan.width, plan.height]).toEqual([400, 300]);
  close(plan.toStraight({ x: 12.5, y: 90 }), { x: 12.5, y: 90 });
});

it("turns clockwise and lands the corners where the maths says", () => {
  const plan = planStraighten(photo, { degrees: 10 }, manyPixels);
  const [cos, sin] = [Math.cos(Math.PI / 18), Math.sin(Math.PI / 18)];
  expect(plan.width).toBe(Math.ceil(400 * cos + 300 * sin));
  expect(plan.height).toBe(Math.ceil(400 * sin + 300 * cos));
  close(plan.toStraight({ x: 400, y: 150 }), {
    x: plan.width / 2 + 200 * cos,
    y: plan.height / 2 + 200 * sin,
  });
  close(plan.toStraight({ x: 0, y: 0 }), {
    x: plan.width / 2 - 200 * cos + 150 * sin,
    y: plan.height / 2 - 200 * sin - 150 * cos,
  });
});

it("makes lines parallel that ran together towards the bottom", () => {
  const plan = planStraighten(photo, { degrees: 0, keystoneY: 0.2 }, manyPixels);
  const vanishing = { x: 200, y: 150 + 200 / 0.2 };
  for (const x of [40, 200, 333]) {
    const along = (share: number) => ({ x: x + share * (vanishing.x - x), y: share * vanishing.y });
    expect(plan.toStraight(along(0)).x).toBeCloseTo(plan.toStraight(along(0.25)).x, 6);
  }
});

const cases: [degrees: number, keystoneX: number, keystoneY: number, width: number, height: number][] = [];
for (const degrees of [-15, -3.2, 0.5, 15]) {
  for (const keystone of [-0.3, 0, 0.17, 0.3]) cases.push([degrees, keystone, -keystone, 640, 123]);
  for (const keystone of [-0.3, 0.08, 0.3]) cases.push([degrees, keystone, keystone, 90, 1700]);
}

it.each(cases)(
  "by %d° and keystone %d, %d keeps all of a %d × %d photo on the canvas, there and back",
  (degrees, keystoneX, keystoneY, width, height) => {
    const plan = planStraighten({ width, height }, { degrees, keystoneX, keystoneY }, manyPixels);
    for (const x of [0, width * 0.3, width]) {
      for (const y of [0, height * 0.8, height]) {
        const there = plan.toStraight({ x, y });
        expect(there.x).toBeGreaterThan(-1e-6);
        expect(there.y).toBeGreaterThan(-1e-6);
        expect(there.x).toBeLessThan(plan.width + 1e-6);
        expect(there.y).toBeLessThan(plan.height + 1e-6);
        close(plan.toSource(there), { x, y });
      }
    }
  },
);

it("shrinks what would grow beyond the limit", () => {
  const plan = planStraighten(photo, { degrees: 15, keystoneX: 0.3, keystoneY: 0.3 }, 120_000);
  expect(plan.width * plan.height).toBeGreaterThan(115_000);
  expect((plan.width - 1) * (plan.height - 1)).toBeLessThan(120_000);
  close(plan.toSource(plan.toStraight({ x: 31, y: 250 })), { x: 31, y: 250 });
});
