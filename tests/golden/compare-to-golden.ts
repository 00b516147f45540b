/**
 * Compares a picture with the one stored beside the test, with tolerance for other processors' rounding.
 *
 * `UPDATE_GOLDENS=1 vitest run --project golden` stores anew; look at the pictures before committing them.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import sharp from "sharp";
import { expect } from "vitest";
import type { Frame } from "#imaging/frame.ts";

const storedLongSidePx = 320;
/** In levels of 255, over all four channels: of the mean, and of the worst pixel but one in a thousand. */
const tolerated = { mean: 0.6, worst: 24 };

/** @param path of the stored PNG. On a difference what was rendered is laid into .cache/goldens. */
export async function compareToGolden(frame: Frame, path: string): Promise<void> {
  const actual = await reduce(frame);
  if (process.env["UPDATE_GOLDENS"] === "1") {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, actual);
    return;
  }
  const expected = await readFile(path);
  const difference = await differenceOf(actual, expected);
  if (difference.mean <= tolerated.mean && difference.worst <= tolerated.worst) return;
  const saved = join(import.meta.dirname, "../../.cache/goldens", basename(path));
  await mkdir(dirname(saved), { recursive: true });
  await writeFile(saved, actual);
  await writeFile(saved.replace(".png", ".expected.png"), expected);
  expect.fail(
    `expected at most mean ${String(tolerated.mean)} and worst ${String(tolerated.worst)} levels from ${basename(path)} ` +
      `but received mean ${difference.mean.toFixed(2)} and worst ${String(difference.worst)}; see ${saved}`,
  );
}

function reduce({ width, height, rgba }: Frame): Promise<Buffer> {
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .resize({ width: storedLongSidePx, height: storedLongSidePx, fit: "inside", withoutEnlargement: true })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Premultiplied, so that colours nobody can see do not count. */
async function differenceOf(a: Buffer, b: Buffer): Promise<{ mean: number; worst: number }> {
  const [one, other] = await Promise.all([visible(a), visible(b)]);
  expect([one.width, one.height]).toEqual([other.width, other.height]);
  const differences = one.values.map((value, i) => Math.abs(value - (other.values[i] ?? 0))).sort();
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  return { mean, worst: differences[Math.floor(differences.length * 0.999)] ?? 0 };
}

async function visible(png: Buffer): Promise<{ width: number; height: number; values: Uint8Array }> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const values = Uint8Array.from(data, (value, i) =>
    i % 4 === 3 ? value : (value * (data[i | 3] ?? 0)) / 255,
  );
  return { width: info.width, height: info.height, values };
}
