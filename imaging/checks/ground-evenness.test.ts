import { expect, test } from "vitest";
import type { Rendered } from "#imaging/frame.ts";
import {
  box,
  drawFrame,
  drawRendered,
  everything,
  over,
  white,
  woven,
} from "#tests/fixtures/draw-rendered.ts";
import type { Paint } from "#tests/fixtures/draw-rendered.ts";
import { groundEvenness } from "./ground-evenness.ts";

const shape = box(160, 120, 240, 280);

async function before(ground: Paint): Promise<Rendered> {
  return { ...(await drawRendered({ shape })), output: drawFrame(400, 400, over(woven, shape, ground)) };
}

const waves =
  (depth: number): Paint =>
  (x) => {
    const level = 225 + depth * Math.sin(x / 12);
    return [level, level, level];
  };

test.each([
  ["plain white", () => white, "pass"],
  ["an even slope of light", (x, y) => [200 + x / 10, 200 + x / 10, 200 + y / 20], "pass"],
  ["broad waves of 4 levels", waves(4), "review"],
  ["broad waves of 16 levels", waves(16), "fail"],
  ["a hard line across", (_x, y) => (y < 60 ? [238, 238, 238] : [250, 250, 250]), "review"],
] satisfies [string, Paint, string][])("%s is %s", async (_name, ground, severity) => {
  expect(groundEvenness(await before(ground)).severity).toBe(severity);
});

test("the product's own neutral shadow is not uneven, a grey blotch in the corner is", async () => {
  const spread = box(150, 280, 250, 300, 12);
  const shadowed = over(
    () => [190, 190, 190],
    spread,
    () => white,
  );
  expect(groundEvenness(await before(shadowed)).severity).toBe("pass");
  const blotched = over(
    () => [190, 190, 190],
    box(5, 5, 60, 60, 8),
    () => white,
  );
  expect(groundEvenness(await before(blotched)).severity).not.toBe("pass");
});

test("a transparent ground, and none at all, have nothing to be uneven", async () => {
  expect(groundEvenness(await drawRendered({ shape, ground: null }))).toMatchObject({
    severity: "pass",
    measured: null,
  });
  expect(groundEvenness(await drawRendered({ shape: everything }))).toMatchObject({
    severity: "pass",
    measured: null,
  });
});

test("the photo's own ground is as it should be when the recipe keeps it", async () => {
  const kept = { ...(await before(waves(30))), ownGround: true } as const;
  expect(groundEvenness(kept)).toMatchObject({ severity: "pass", measured: null });
  expect(groundEvenness(await before(waves(30))).severity).toBe("fail");
});
