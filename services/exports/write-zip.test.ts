import "#tests/setup/test-env-without-database.ts";
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { readZip } from "#tests/setup/read-zip.ts";
import { storage } from "../storage.ts";
import { cutIntoFiles } from "./export-plan.ts";
import { writeZip } from "./write-zip.ts";

const date = new Date("2026-11-23T12:00:00Z");
const never = new AbortController().signal;
let written = 0;

async function storedEntry(name: string, bytes: Buffer, told = bytes.byteLength) {
  written += 1;
  const key = `shop/pictures/${written}.jpg`;
  await storage.putBytes(key, bytes, "image/jpeg");
  return { name, key, bytes: told };
}

const write = (
  key: string,
  entries: Parameters<typeof writeZip>[1]["entries"],
  signal = never,
  onPicture = () => {},
) => writeZip(key, { texts: { "feed.csv": "id\r\n1\r\n" }, entries, date }, { onPicture, signal });

test("a ZIP of stored pictures is whole, as large as announced, and the same bytes each time", async () => {
  const pictures = [0, 1, 70_000, 300_000].map((size) => randomBytes(size));
  const entries = await Promise.all(pictures.map((bytes, nth) => storedEntry(`p_${nth}.jpg`, bytes)));
  let packed = 0;
  const bytes = await write("shop/exports/a/one.zip", entries, never, () => void (packed += 1));
  const zip = await storage.getBytes("shop/exports/a/one.zip");
  expect([zip.byteLength, packed]).toEqual([bytes, 4]);
  const files = await readZip(zip);
  expect([...files.keys()]).toEqual(["feed.csv", "p_0.jpg", "p_1.jpg", "p_2.jpg", "p_3.jpg"]);
  expect(pictures.every((one, nth) => files.get(`p_${nth}.jpg`)?.equals(one))).toBe(true);
  await write("shop/exports/a/again.zip", entries);
  expect(zip.equals(await storage.getBytes("shop/exports/a/again.zip"))).toBe(true);
});

test.each([
  ["a picture that went away", { key: "shop/pictures/never.jpg" }, "expected a stored picture"],
  ["a picture of another size than was said", { bytes: 10 }, "unexpected number of bytes"],
])("%s leaves no ZIP behind", async (_what, changed, message) => {
  const [good, bad] = [
    await storedEntry("a.jpg", randomBytes(900)),
    await storedEntry("b.jpg", randomBytes(900)),
  ];
  const failed = write("shop/exports/b/broken.zip", [good, { ...bad, ...changed }]);
  await expect(failed).rejects.toSatisfy((error: Error) => String(error.cause).includes(message));
  expect(await storage.exists("shop/exports/b/broken.zip")).toBe(false);
});

test("one that is stopped in the middle says why and leaves nothing behind", async () => {
  const entries = await Promise.all(
    Array.from({ length: 20 }, (_, nth) => storedEntry(`p_${nth}.jpg`, randomBytes(400_000))),
  );
  const stop = new AbortController();
  const stopped = write("shop/exports/c/half.zip", entries, stop.signal, () =>
    stop.abort(new Error("cancelled")),
  );
  await expect(stopped).rejects.toThrow("cancelled");
  expect(await storage.exists("shop/exports/c/half.zip")).toBe(false);
});

test("pictures are cut into ZIPs by weight and by number, none lost and none split", () => {
  const entries = [5, 5, 5, 20, 1, 1, 1, 1].map((bytes, nth) => ({ name: `${nth}`, key: `k${nth}`, bytes }));
  const files = cutIntoFiles(entries, { bytes: 10, entries: 3 });
  expect(files.map((file) => file.map(({ name }) => Number(name)))).toEqual([
    [0, 1],
    [2],
    [3],
    [4, 5, 6],
    [7],
  ]);
  expect(cutIntoFiles([], { bytes: 10, entries: 3 })).toEqual([[]]);
});
