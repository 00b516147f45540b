/** HEIC through the real decoder: a phone's photo, a damaged one, one that takes too long. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, it } from "vitest";
import { decode } from "./decode.ts";
import { decodeHeic } from "./decode-heic.ts";
import { deltaE2000 } from "#core/colour/delta-e-2000.ts";
import { labOf } from "./measure/lab.ts";

const images = join(import.meta.dirname, "../tests/fixtures/images");
const phone = await readFile(join(images, "seal-phone.heic"));

it("stands a phone's photo upright and brings its Display P3 colours home", async () => {
  const frame = await decode(phone);
  expect([frame.width, frame.height]).toEqual([480, 360]);
  const truth = await sharp(join(images, "seal.jpg")).resize(480).raw().toBuffer();
  const differences: number[] = [];
  for (let i = 0; i < 480 * 360; i += 7) {
    const seen = labOf(frame.rgba[i * 4]!, frame.rgba[i * 4 + 1]!, frame.rgba[i * 4 + 2]!);
    differences.push(deltaE2000(seen, labOf(truth[i * 3]!, truth[i * 3 + 1]!, truth[i * 3 + 2]!)));
  }
  differences.sort((a, b) => a - b);
  expect(differences[Math.floor(differences.length / 2)]).toBeLessThan(1);
  expect(differences[Math.floor(differences.length * 0.95)]).toBeLessThan(3);
});

it("would show other colours without the profile", async () => {
  const bare = await sharp(await decodeHeic(phone, undefined, 30_000))
    .raw()
    .toBuffer();
  const { rgba } = await decode(phone);
  const ground = [bare[0]!, bare[1]!, bare[2]!] as const;
  expect(deltaE2000(labOf(...ground), labOf(rgba[0]!, rgba[1]!, rgba[2]!))).toBeGreaterThan(2);
});

it("decodes a very small one, whose pixels share no memory with others", async () => {
  const frame = await decode(await readFile(join(images, "seal-small.heic")));
  expect([frame.width, frame.height]).toEqual([96, 72]);
});

it("refuses half a HEIC file", async () => {
  await expect(decode(phone.subarray(0, phone.length / 2))).rejects.toMatchObject({
    code: "BAD_IMAGE",
    userMessage: expect.stringMatching(/damaged or incomplete/) as unknown,
  });
});

it("ends a decoder that takes too long, and says so", async () => {
  await expect(decodeHeic(phone, undefined, 1)).rejects.toMatchObject({
    code: "BAD_IMAGE",
    userMessage: expect.stringMatching(/takes too long to open/) as unknown,
  });
});
