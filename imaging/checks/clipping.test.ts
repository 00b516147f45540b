import { expect, test } from "vitest";
import type { Rendered } from "#imaging/frame.ts";
import { box, drawFrame, drawRendered, nothing, over, white, woven } from "#tests/fixtures/draw-rendered.ts";
import { clipping } from "./clipping.ts";

const shape = box(40, 40, 360, 360);

/** The same picture with a burnt square of `side` pixels on a product that is 320 pixels wide. */
async function burnt(side: number): Promise<Rendered> {
  const rendered = await drawRendered({ shape });
  const spot = box(100, 100, 100 + side, 100 + side, 0.01);
  const paint = over(() => white, spot, woven);
  return {
    ...rendered,
    output: drawFrame(
      400,
      400,
      over(paint, shape, () => white),
    ),
  };
}

test.each([
  [0, "pass"],
  [16, "pass"],
  [36, "review"],
  [80, "fail"],
])("a newly burnt square of %d px is %s", async (side, severity) => {
  expect(clipping(await burnt(side)).severity).toBe(severity);
});

test("what the photo had already burnt does not count", async () => {
  const rendered = await drawRendered({ shape, paint: () => white });
  expect(clipping(rendered)).toMatchObject({ severity: "pass", measured: 0 });
});

test("drowned shadows count like burnt highlights", async () => {
  const rendered = await drawRendered({ shape });
  const black = drawFrame(
    400,
    400,
    over(
      () => [0, 0, 0],
      shape,
      () => white,
    ),
  );
  expect(clipping({ ...rendered, output: black }).severity).toBe("fail");
});

test("without a product there is nothing to compare, so it cannot pass", async () => {
  expect(clipping(await drawRendered({ shape: nothing })).severity).toBe("review");
});
