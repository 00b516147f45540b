import sharp from "sharp";
import { expect, test } from "vitest";
import type { Frame } from "#imaging/frame.ts";
import { box, drawRendered, nothing } from "#tests/fixtures/draw-rendered.ts";
import type { Paint } from "#tests/fixtures/draw-rendered.ts";
import { focus } from "./focus.ts";

const shape = box(40, 40, 360, 360);
/** Print: bars with hard edges. */
const barred: Paint = (x) => (Math.floor(x / 40) % 2 === 0 ? [60, 60, 60] : [190, 190, 190]);

async function blurred({ width, height, rgba }: Frame, sigma: number): Promise<Frame> {
  const bytes = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .blur(sigma)
    .raw()
    .toBuffer();
  return { width, height, rgba: new Uint8ClampedArray(bytes) };
}

test("hard print edges are in focus", async () => {
  expect(focus(await drawRendered({ shape, paint: barred })).severity).toBe("pass");
});

test.each([
  [1.5, "pass"],
  [3.5, "review"],
  [6, "fail"],
])("a blur of σ %d px is found and %s", async (sigma, severity) => {
  const rendered = await drawRendered({ shape, paint: barred });
  const finding = focus({ ...rendered, output: await blurred(rendered.output, sigma) });
  expect(finding.severity).toBe(severity);
  expect(Math.abs((finding.measured ?? 0) - sigma)).toBeLessThan(0.15 * sigma + 0.5);
});

test("contrast does not matter, only the edges' width", async () => {
  const faint: Paint = (x) => (Math.floor(x / 40) % 2 === 0 ? [120, 120, 120] : [160, 160, 160]);
  expect(focus(await drawRendered({ shape, paint: faint })).severity).toBe("pass");
});

test("a smooth product, or none, has no edge to measure", async () => {
  const smooth = await drawRendered({ shape, paint: (x) => [90 + x / 8, 60, 60] });
  expect(focus(smooth)).toMatchObject({ severity: "pass", measured: null });
  expect(focus(await drawRendered({ shape: nothing }))).toMatchObject({ severity: "pass", measured: null });
});
