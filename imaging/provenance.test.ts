/** What a finished file tells, read back by a reader that is not ours; and what it must not tell. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import exifr from "exifr";
import sharp from "sharp";
import { expect, it } from "vitest";
import { outputFormatNames } from "#core/output-formats.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";

const phone = await readFile(join(import.meta.dirname, "../tests/fixtures/images/seal-phone.heic"));
const made = await decode(phone);
const sourceType = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced";

const write = (format: (typeof outputFormatNames)[number]) =>
  encode(made, { format, quality: 80, minQuality: 60, maxBytes: 1_000_000 }).then(({ bytes }) => bytes);

/** exifr does not open every container, but the EXIF block in each is a TIFF, which it does. */
async function exifOf(file: Buffer): Promise<Record<string, unknown>> {
  const at = Math.max(file.indexOf("II*\0"), file.indexOf("MM\0*"));
  return (await exifr.parse(file.subarray(at))) as Record<string, unknown>;
}

it.each(outputFormatNames)(
  "says in a %s what made it and that it was altered by algorithm",
  async (format) => {
    const file = await write(format);
    expect(await exifOf(file)).toMatchObject({ Software: "Packshot", ColorSpace: 1 });
    expect(file.toString("latin1")).toContain('xmp:CreatorTool="Packshot"');
    expect(file.toString("latin1")).toContain(`Iptc4xmpExt:DigitalSourceType="${sourceType}"`);
    expect((await sharp(file).metadata()).icc?.toString("latin1").replaceAll("\0", "")).toContain("sRGB");
  },
);

it("is understood whole by another program's reader", async () => {
  const read = (await exifr.parse(await write("jpeg"), { xmp: true })) as Record<string, unknown>;
  expect(read).toMatchObject({
    DigitalSourceType: sourceType,
    CreatorTool: "Packshot",
    Software: "Packshot",
  });
});

it.each(outputFormatNames)("keeps place, person and camera of the photo out of a %s", async (format) => {
  expect(await exifOf(phone)).toMatchObject({
    Artist: "A. Person",
    Model: "Test phone",
    GPSLatitudeRef: "N",
  });
  const file = await write(format);
  const told = await exifOf(file);
  expect(Object.keys(told).filter((key) => /gps|artist|serial|make|model|date|owner/iu.test(key))).toEqual(
    [],
  );
  for (const secret of ["A. Person", "Test phone", "SN-12345"]) expect(file.includes(secret)).toBe(false);
});

it("gives equal pictures equal files", async () => {
  expect(Buffer.compare(await write("jpeg"), await write("jpeg"))).toBe(0);
});
