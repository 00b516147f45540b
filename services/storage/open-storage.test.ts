import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStorage, type Storage } from "./open-storage.ts";

let folder: string;
let server: S3rver;
const storages: Record<string, Storage> = {};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "packshot-storage-test-"));
  const directory = path.join(folder, "s3");
  const configureBuckets = [{ name: "packshot", configs: [] }];
  server = new S3rver({ port: 0, address: "127.0.0.1", silent: true, directory, configureBuckets });
  const { port } = await server.run();
  storages["fs"] = openStorage({ driver: "fs", folder: path.join(folder, "fs") });
  storages["s3"] = openStorage({
    driver: "s3",
    bucket: "packshot",
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port.toString()}`,
    credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
  });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(["fs", "s3"])("storage contract on %s", (driver) => {
  const storage = () => storages[driver] as Storage;

  test("gives back the same bytes, small and large, and overwrites", async () => {
    for (const size of [0, 1, 70_000, 3_000_000]) {
      const bytes = randomBytes(size);
      await storage().putBytes("shop1/assets/abc", bytes, "image/png");
      expect(bytes.equals(await storage().getBytes("shop1/assets/abc"))).toBe(true);
    }
  });

  test("streams a file and says how large it is", async () => {
    const bytes = randomBytes(200_000);
    await storage().putBytes("shop1/renditions/k/file.jpg", bytes, "image/jpeg");
    const opened = await storage().openStream("shop1/renditions/k/file.jpg");
    expect(opened?.bytes).toBe(200_000);
    expect(opened && bytes.equals(await buffer(opened.stream))).toBe(true);
  });

  test("takes a stream of known size, and nothing of one that fails", async () => {
    const parts = [randomBytes(300_000), randomBytes(70_000)];
    const file = { bytes: 370_000, mimeType: "application/zip" };
    await storage().putStream("shop1/exports/e/all.zip", Readable.from(parts), file);
    expect(Buffer.concat(parts).equals(await storage().getBytes("shop1/exports/e/all.zip"))).toBe(true);
    const broken = Readable.from(
      (function* () {
        yield parts[0];
        throw new Error("the picture is gone");
      })(),
    );
    const put = storage().putStream("shop1/exports/e/half.zip", broken, file);
    await expect(put).rejects.toMatchObject({ cause: { message: "the picture is gone" } });
    expect(await storage().exists("shop1/exports/e/half.zip")).toBe(false);
  });

  test("knows what is not there", async () => {
    expect(await storage().exists("shop1/nothing")).toBe(false);
    expect(await storage().openStream("shop1/nothing")).toBeNull();
    await expect(storage().getBytes("shop1/nothing")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("deletes one shop's files and not those of a shop whose id begins alike", async () => {
    await storage().putBytes("shop2/a/b.webp", Buffer.from("x"), "image/webp");
    await storage().putBytes("shop22/a/b.webp", Buffer.from("x"), "image/webp");
    await storage().deletePrefix("shop2");
    expect(await storage().exists("shop2/a/b.webp")).toBe(false);
    expect(await storage().exists("shop22/a/b.webp")).toBe(true);
    await storage().deletePrefix("never-there");
  });

  test.each(["../etc/passwd", "shop1/../shop2/x", "/abs", "shop1//x", "", "shop1/.hidden", "shop1/a\0b"])(
    "refuses the key %j",
    async (key) => {
      const put = async () => storage().putBytes(key, Buffer.from("x"), "image/png");
      await expect(put()).rejects.toMatchObject({ code: "BAD_INPUT" });
    },
  );
});

// In a bucket a PUT is whole or not at all by S3's own word; s3rver, which writes to the file in place, does not keep it.
test("two writers of the same key leave one whole file in the folder", async () => {
  const writes = Array.from({ length: 6 }, (_, nth) => Buffer.alloc(500_000, nth));
  const storage = storages["fs"] as Storage;
  await Promise.all(writes.map((bytes) => storage.putBytes("shop3/same", bytes, "image/png")));
  const kept = await storage.getBytes("shop3/same");
  expect(writes.some((bytes) => bytes.equals(kept))).toBe(true);
});

test("a write that fails half-way leaves nothing behind in the folder", async () => {
  const place = path.join(folder, "broken");
  const storage = openStorage({ driver: "fs", folder: place });
  // The key's place is taken by a folder, so that the last step, the rename, fails.
  await storage.putBytes("shop/taken/inner", Buffer.from("x"), "image/png");
  await expect(storage.putBytes("shop/taken", Buffer.from("y"), "image/png")).rejects.toThrow();
  expect(await readdir(path.join(place, "shop"))).toEqual(["taken"]);
});
