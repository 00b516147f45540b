import sharp from "sharp";
import { expect, test } from "vitest";
import { amazonMain } from "#core/presets/amazon-main.ts";
import { drawRendered, encodeFrame } from "#tests/fixtures/draw-rendered.ts";
import { file } from "./file.ts";

const { rules } = amazonMain;

test("a JPEG of the right size passes and says its weight and quality", async () => {
  const rendered = await drawRendered();
  const finding = await file(rendered, rules);
  expect(finding).toMatchObject({ severity: "pass", measured: rendered.file.bytes.length });
  expect(finding.message).toContain("quality 92");
});

test("an sRGB profile is welcome", async () => {
  const rendered = await drawRendered();
  const bytes = await sharp(rendered.file.bytes).withIccProfile("srgb").jpeg().toBuffer();
  expect((await file({ ...rendered, file: { ...rendered.file, bytes } }, rules)).severity).toBe("pass");
});

test.each<[string, (bytes: Buffer) => Promise<Buffer>, RegExp]>([
  ["empty", async () => Buffer.alloc(0), /cannot be opened/],
  ["truncated to its first bytes", async (bytes) => bytes.subarray(0, 20), /cannot be opened/],
  ["of another format than it says", (bytes) => sharp(bytes).png().toBuffer(), /says JPEG but holds PNG/],
  ["of another size", (bytes) => sharp(bytes).resize(100, 100).jpeg().toBuffer(), /100 × 100 px instead/],
  ["turned by EXIF", (bytes) => sharp(bytes).withMetadata({ orientation: 6 }).jpeg().toBuffer(), /turned/],
  ["in CMYK", (bytes) => sharp(bytes).toColourspace("cmyk").jpeg().toBuffer(), /not in sRGB/],
  ["in Display P3", (bytes) => sharp(bytes).withIccProfile("p3").jpeg().toBuffer(), /not in sRGB/],
])("a file that is %s fails", async (_name, spoil, message) => {
  const rendered = await drawRendered();
  const bytes = await spoil(rendered.file.bytes);
  const finding = await file({ ...rendered, file: { ...rendered.file, bytes } }, rules);
  expect(finding.severity).toBe("fail");
  expect(finding.message).toMatch(message);
});

test("a format the channel does not take fails", async () => {
  const rendered = await drawRendered();
  const spoilt = { ...rendered, file: await encodeFrame(rendered.output, "webp") };
  expect((await file(spoilt, rules)).message).toMatch(/does not take WebP/);
});

test("one byte too many fails", async () => {
  const rendered = await drawRendered();
  const weight = rendered.file.bytes.length;
  expect((await file(rendered, { ...rules, maxBytes: weight })).severity).toBe("pass");
  expect((await file(rendered, { ...rules, maxBytes: weight - 1 })).severity).toBe("fail");
});

test("a JPEG coarser than the channel likes asks for a look, another format does not", async () => {
  const fine = { ...rules, minJpegQuality: 93 };
  const rendered = await drawRendered();
  const finding = await file(rendered, fine);
  expect(finding.severity).toBe("review");
  expect(finding.message).toContain("quality 92");
  const png = await encodeFrame(rendered.output, "png");
  expect((await file({ ...rendered, file: png }, fine)).severity).toBe("pass");
});
