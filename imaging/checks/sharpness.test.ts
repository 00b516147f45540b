import sharp from "sharp";
import { expect, test } from "vitest";
import type { Frame } from "#imaging/frame.ts";
import { box, drawRendered, nothing } from "#tests/fixtures/draw-rendered.ts";
import { sharpness } from "./sharpness.ts";

const shape = box(40, 40, 360, 360);

async function blurred({ width, height, rgba }: Frame, sigma: number): Promise<Frame> {
  const bytes = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .blur(sigma)
    .raw()
    .toBuffer();
  return { width, height, rgba: new Uint8ClampedArray(bytes) };
}

test("copied pixels keep all detail", async () => {
  expect(sharpness(await drawRendered({ shape }))).toMatchObject({
    severity: "pass",
    measured: expect.closeTo(1, 2),
  });
});

test.each([
  [2, "review"],
  [4, "fail"],
])("a blur of %d px is %s", async (sigma, severity) => {
  const rendered = await drawRendered({ shape });
  expect(sharpness({ ...rendered, output: await blurred(rendered.output, sigma) }).severity).toBe(severity);
});

test.each([0.6, 1.8])("resampling by %d does not count as blur", async (scale) => {
  const rendered = await drawRendered({
    shape,
    placement: { scale, x: 5.5, y: 3.2 },
    canvas: { width: 720, height: 720 },
  });
  expect(sharpness(rendered).severity).toBe("pass");
});

test("a smooth surface has nothing to lose", async () => {
  const rendered = await drawRendered({ shape, paint: () => [120, 40, 40] });
  expect(sharpness(rendered)).toMatchObject({ severity: "pass", measured: null });
});

test("a hair-thin product, or none, cannot be compared and asks for a look", async () => {
  expect(sharpness(await drawRendered({ shape: box(200.2, 50, 200.8, 350) })).severity).toBe("review");
  expect(sharpness(await drawRendered({ shape: nothing })).severity).toBe("review");
});
