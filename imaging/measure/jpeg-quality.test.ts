import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compress } from "#tests/fixtures/spoil-photo.ts";
import { decode } from "../decode.ts";
import { jpegQuality } from "./jpeg-quality.ts";

const seal = await decode(await readFile(join(import.meta.dirname, "../../tests/fixtures/images/seal.jpg")));

it.each([10, 20, 27, 35, 45])("reads quality %d out of the pixels", async (quality) => {
  const read = await jpegQuality(await compress(seal, quality));
  expect(Math.abs((read ?? 0) - quality)).toBeLessThanOrEqual(5);
});

it("says nothing of a fine compression", async () => {
  expect(await jpegQuality(seal)).toBeNull();
  expect(await jpegQuality(await compress(seal, 75))).toBeNull();
});
