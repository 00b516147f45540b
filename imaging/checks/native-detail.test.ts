import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { decode } from "#imaging/decode.ts";
import type { Frame, Rendered } from "#imaging/frame.ts";
import { box, drawMask, drawRendered } from "#tests/fixtures/draw-rendered.ts";
import { nativeDetail } from "./native-detail.ts";

const photo = join(import.meta.dirname, "../../tests/fixtures/images/seal.jpg");
let width = 0;
let height = 0;

beforeAll(async () => {
  ({ width, height } = await sharp(photo).metadata());
});

/** The middle of the photo as product, after the photo was shrunk and enlarged again by `times`. */
async function enlarged(times: number, scale = 1): Promise<Rendered> {
  const small = await sharp(photo)
    .resize(Math.round(width / times))
    .jpeg({ quality: 92 })
    .toBuffer();
  const source: Frame = await decode(await sharp(small).resize(width, height).png().toBuffer());
  const middle = box(width * 0.2, height * 0.2, width * 0.8, height * 0.8);
  return {
    ...(await drawRendered()),
    photo: source,
    mask: drawMask(source.width, source.height, middle),
    placement: { scale, x: 0, y: 0 },
  };
}

test("the photo as it came from the camera passes, even enlarged twice by us", async () => {
  expect(nativeDetail(await enlarged(1))).toMatchObject({ severity: "pass", measured: 1 });
  expect(nativeDetail(await enlarged(1, 2))).toMatchObject({ severity: "pass", measured: 2 });
});

test("a photo enlarged three times before asks for a look", async () => {
  const finding = nativeDetail(await enlarged(3));
  expect(finding.severity).toBe("review");
  expect(finding.measured).toBeCloseTo(2.8, 0);
});

test("earlier and our own enlargement multiply, and shrinking makes up for it", async () => {
  expect(nativeDetail(await enlarged(2, 2)).severity).toBe("review");
  expect(nativeDetail(await enlarged(3, 0.5)).severity).toBe("pass");
});

test("a smooth product, and a regular weave, cannot be told", async () => {
  const smooth = await drawRendered({ paint: () => [120, 40, 40] });
  expect(nativeDetail(smooth)).toMatchObject({ severity: "pass", measured: null });
  expect(nativeDetail(await drawRendered())).toMatchObject({ severity: "pass", measured: null });
});
