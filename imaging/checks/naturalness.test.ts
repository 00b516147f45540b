import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import { decode } from "#imaging/decode.ts";
import type { Rendered } from "#imaging/frame.ts";
import { box, drawFrame, drawRendered, nothing, white } from "#tests/fixtures/draw-rendered.ts";
import { naturalness } from "./naturalness.ts";

const photo = join(import.meta.dirname, "../../tests/fixtures/images/seal.jpg");

/** The photo as its own finished picture, all of its middle product. */
async function ofPhoto(spoil: (picture: Sharp) => Sharp): Promise<Rendered> {
  const output = await decode(await spoil(sharp(photo)).toBuffer());
  const { width, height } = output;
  const middle = box(width * 0.15, height * 0.15, width * 0.85, height * 0.85);
  const product = drawFrame(width, height, () => white, middle);
  return { ...(await drawRendered()), photo: output, source: output, product, output };
}

async function distance(spoil: (picture: Sharp) => Sharp): Promise<number> {
  const finding = naturalness(await ofPhoto(spoil));
  expect(finding.severity).toBe("pass");
  return finding.measured ?? Number.NaN;
}

test("a clean photo is ordinary, a blurred and a hard compressed one are further off; none is refused", async () => {
  const clean = await distance((picture) => picture.png());
  expect(clean).toBeLessThan(10);
  expect(await distance((picture) => picture.blur(3).png())).toBeGreaterThan(1.5 * clean);
  expect(await distance((picture) => picture.jpeg({ quality: 6 }))).toBeGreaterThan(1.5 * clean);
});

test("an unusual surface is named as such", async () => {
  const finding = naturalness(await ofPhoto((picture) => picture.blur(8).png()));
  expect(finding.message).toContain("unusual");
});

test("a surface without any variation still has a figure, a small or missing product has none", async () => {
  const flat = await drawRendered({ paint: () => [90, 90, 90] });
  expect(Number.isFinite(naturalness(flat).measured ?? 0)).toBe(true);
  expect(naturalness(await drawRendered({ shape: box(190, 190, 210, 210) })).measured).toBeNull();
  expect(naturalness(await drawRendered({ shape: nothing })).measured).toBeNull();
});
