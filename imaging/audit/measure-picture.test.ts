/** Each measure moves when, and only when, its defect is made. */
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import { expect, test } from "vitest";
import type { PictureDefect } from "#core/audit/defects.ts";
import { findDefects } from "#core/audit/find-defects.ts";
import { findRepeated } from "#core/audit/find-repeated.ts";
import { measurePicture } from "./measure-picture.ts";
import { storedQuality } from "./stored-quality.ts";

const photos = path.resolve(import.meta.dirname, "../../sandbox/shopify/seed/photos");
const photo = (name: string) => sharp(path.join(photos, `${name}.jpg`));

async function defectsOf(picture: Sharp): Promise<readonly PictureDefect[]> {
  const bytes = await picture.toBuffer();
  const { width, height } = await sharp(bytes).metadata();
  const measures = await measurePicture(bytes, true);
  return findDefects({ measures, widthPx: width, heightPx: height, alt: "A fan" });
}

/** The whole picture shrunk onto an empty ground of its own colour. */
async function shrunk(name: string, share: number): Promise<Sharp> {
  const original = photo(name);
  const { width, height } = await original.metadata();
  const small = await original.resize(Math.round(width * share)).toBuffer();
  return sharp({ create: { width, height, channels: 3, background: "#fff" } })
    .composite([{ input: small }])
    .jpeg({ quality: 90 });
}

test.each<[PictureDefect | "none", string, (picture: Sharp) => Sharp]>([
  ["none", "r18-fan-white", (picture) => picture],
  ["none", "r16-flight-dark", (picture) => picture],
  ["none", "r02-chair-coral", (picture) => picture],
  ["blurred", "r18-fan-white", (picture) => picture.blur(2)],
  ["blurred", "r02-chair-coral", (picture) => picture.blur(4)],
  ["too-dark", "r28-racquet-white", (picture) => picture.linear(0.32, 4)],
  ["colour-cast", "r20-tea-white", (picture) => picture.linear([1.08, 0.96, 0.66], [6, 0, 0])],
  ["colour-cast", "r06-candle-white", (picture) => picture.linear([0.8, 0.95, 1.05], [0, 0, 0])],
  ["busy-ground", "r19-fan-busy", (picture) => picture],
  ["low-resolution", "r18-fan-white", (picture) => picture.resize(900, 900, { fit: "inside" })],
  ["too-small", "r18-fan-white", (picture) => picture.resize(440, 440, { fit: "inside" })],
  ["over-compressed", "r18-fan-white", (picture) => picture.jpeg({ quality: 18 })],
])("%s: %s", async (defect, name, treat) => {
  expect(await defectsOf(treat(photo(name)))).toEqual(defect === "none" ? [] : [defect]);
});

test("a product that is lost on its ground", async () => {
  expect(await defectsOf(await shrunk("r28-racquet-white", 0.4))).toContain("small-product");
});

test("a picture that was resized and compressed repeats the first; its mirror image does not", async () => {
  const measured = (picture: Sharp) => picture.toBuffer().then((bytes) => measurePicture(bytes, true));
  const gallery = await Promise.all([
    measured(photo("r29-mug-white")),
    measured(photo("r29-mug-white").flop()),
    measured(photo("r20-tea-white")),
    measured(photo("r29-mug-white").resize(600).jpeg({ quality: 60 })),
  ]);
  expect(findRepeated([...gallery, null])).toEqual([3]);
});

test("of a smaller copy neither weight nor quality is claimed", async () => {
  const bytes = await photo("r18-fan-white").toBuffer();
  expect(await measurePicture(bytes, false)).toMatchObject({ bytes: null, jpegQuality: null });
  expect(await measurePicture(bytes, true)).toMatchObject({ bytes: bytes.length });
});

test("a transparent picture is judged as channels show it", async () => {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const picture = sharp({ create: { width: 1200, height: 1200, channels: 4, background: clear } }).png();
  const measures = await measurePicture(await picture.toBuffer(), true);
  expect(measures).toMatchObject({ opaque: false, ground: "white", whiteShare: 1, fill: null });
});

test.each([18, 50, 75, 90])("the quality %i a file was saved with is read from it", async (quality) => {
  const bytes = await photo("r29-mug-white").jpeg({ quality }).toBuffer();
  expect(Math.abs((storedQuality(bytes) ?? 0) - quality)).toBeLessThanOrEqual(2);
  expect(storedQuality(bytes.subarray(0, 12))).toBeNull();
});

test("bytes that are no picture are refused", async () => {
  await expect(measurePicture(Buffer.from("this was a photo once"), true)).rejects.toMatchObject({
    code: "BAD_IMAGE",
  });
});
