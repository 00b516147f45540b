/** Sets and earlier results are read strictly: a wrong file says what was expected. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readPhotoSet, readTruth } from "./photo-set.ts";
import { readResults } from "./results.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "photo-set-"));
});
afterEach(() => rm(folder, { recursive: true }));

const entry = { id: "a", file: "a.jpg", alpha: "a.png", kind: "render", object: "cup", cases: ["plain"] };

function writeManifest(...items: object[]): Promise<void> {
  return writeFile(join(folder, "manifest.json"), JSON.stringify({ set: "made", items }));
}

it("keeps photos with a truth only", async () => {
  await writeManifest({ ...entry, licence: "CC0" }, { id: "raw", file: "raw.jpg" });
  const set = await readPhotoSet(folder);
  expect(set).toMatchObject({ name: "made", folder });
  expect(set.photos).toEqual([entry]);
});

it("says what a manifest lacks", async () => {
  await expect(readPhotoSet(folder)).rejects.toThrow("expected a readable file");
  await writeManifest({ id: "raw", file: "raw.jpg" });
  await expect(readPhotoSet(folder)).rejects.toThrow("expected photos with truth");
  await writeManifest({ ...entry, cases: "plain" });
  await expect(readPhotoSet(folder)).rejects.toThrow("expected photos with truth");
  await writeFile(join(folder, "manifest.json"), "{");
  await expect(readPhotoSet(folder)).rejects.toThrow("expected a set's manifest");
});

it("reads coverage from alpha where there is one, else from grey", async () => {
  await writeManifest(entry);
  const set = await readPhotoSet(folder);
  const levels = Buffer.from([0, 64, 128, 255]);
  await sharp(levels, { raw: { width: 2, height: 2, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toFile(join(folder, "a.png"));
  expect([...(await readTruth(set, set.photos[0]!)).alpha]).toEqual([0, 64, 128, 255]);
  const rgba = Buffer.from([0, 64, 128, 255].flatMap((alpha) => [9, 9, 9, alpha]));
  await sharp(rgba, { raw: { width: 2, height: 2, channels: 4 } })
    .png()
    .toFile(join(folder, "a.png"));
  expect([...(await readTruth(set, set.photos[0]!)).alpha]).toEqual([0, 64, 128, 255]);
});

it("refuses results that are none", async () => {
  const path = join(folder, "results.json");
  await expect(readResults(path)).rejects.toThrow("expected a readable file");
  await writeFile(path, "<html>");
  await expect(readResults(path)).rejects.toThrow("expected JSON");
  await writeFile(path, "{}");
  await expect(readResults(path)).rejects.toThrow("expected results of an earlier run");
});
