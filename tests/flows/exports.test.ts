/**
 * Pictures packed for channels without a connector: what is in the ZIP, a worker killed in the middle, cancelling, running
 * out, and other shops. Real worker process, real PostgreSQL, real storage.
 */
import "#tests/setup/test-env.ts";
import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { ExportChannel } from "#core/exports/export-channels.ts";
import { type ExportWords, problemKinds } from "#core/exports/problems.ts";
import { prisma } from "#prisma/client.ts";
import { cancelExport } from "#services/exports/cancel-export.ts";
import { expireExports } from "#services/exports/expire-exports.ts";
import type { ExportChoice } from "#services/exports/find-export-products.ts";
import { listExports } from "#services/exports/list-exports.ts";
import { previewExport } from "#services/exports/preview-export.ts";
import { startExport } from "#services/exports/start-export.ts";
import { writeFileToken } from "#services/files/file-address.ts";
import { openSignedFile } from "#services/files/open-signed-file.ts";
import { openPublicPicture } from "#services/publications/public-pictures.ts";
import { readOutput } from "#services/renditions/output.ts";
import { addEnhancedProduct, dropShopJobs } from "#tests/fixtures/listings.ts";
import { openTestShop } from "#tests/fixtures/shop.ts";
import { eventually } from "#tests/setup/eventually.ts";
import { readZip } from "#tests/setup/read-zip.ts";
import { startWorkerProcess, type WorkerProcess } from "#tests/setup/worker-process.ts";

const actor = "ann";
const dayMs = 86_400_000;
const all: ExportChoice = { kind: "filter", filter: {} };
const words: ExportWords = {
  columns: ["Product", "SKU", "Photo", "Effect", "Matter", "Advice", "Rule"],
  ...{ leftOut: "left out", hint: "hint" },
  problems: Object.fromEntries(
    problemKinds.map((kind) => [kind, { says: `${kind} is so`, advice: `do something about ${kind}` }]),
  ) as ExportWords["problems"],
  rules: { "walmart.any.filesize": "5 MB or less." },
};

let worker: WorkerProcess;
let shopId: string;

async function startWorker(): Promise<void> {
  worker = startWorkerProcess({ LOG_LEVEL: "info" });
  await worker.ready();
}

beforeAll(async () => {
  await dropShopJobs();
  await startWorker();
});

beforeEach(async () => {
  shopId = (await openTestShop()).id;
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(worker.output().slice(-6_000));
});

afterAll(async () => {
  await worker.stop();
  await prisma.$disconnect();
});

const picture = (bytes: number) => randomBytes(bytes);

async function addProduct(sku: string | null, pictures: readonly Buffer[]): Promise<string> {
  const productId = await addEnhancedProduct(shopId, "amazon-main", pictures);
  await prisma.productVariant.updateMany({ where: { productId }, data: { sku } });
  return productId;
}

async function begin(channel: ExportChannel, choice = all, hasAddresses = false): Promise<string> {
  return (await startExport(shopId, { channel, choice, hasAddresses, words, actor })).exportId;
}

const row = (id: string) => prisma.channelExport.findUniqueOrThrow({ where: { id } });
const reaches = (id: string, state: string) =>
  eventually(`the export to be ${state}`, async () => {
    worker.requireAlive();
    return (await row(id)).state === state;
  });

/** What a browser gets that follows the page's link. */
async function download(id: string): Promise<Map<string, Buffer>> {
  const { exports } = await listExports(shopId, null);
  const files = exports.find((one) => one.id === id)?.files ?? [];
  expect(files).toHaveLength(1);
  const file = await openSignedFile(files[0]!.url.replace("/files/", ""));
  expect(file).toMatchObject({ mimeType: "application/zip", downloadName: files[0]!.name });
  const bytes = Buffer.from(await new Response(file?.stream).arrayBuffer());
  expect([bytes.byteLength, file!.bytes]).toEqual([files[0]!.bytes, files[0]!.bytes]);
  return readZip(bytes);
}

const csvOf = (zip: Map<string, Buffer>, name: string) =>
  parse(zip.get(name) ?? "", { bom: true, relaxColumnCount: true });
const picturesOf = (zip: Map<string, Buffer>) => [...zip].filter(([name]) => !name.endsWith(".csv"));

test("a ZIP holds the pictures under safe names, the channel's table, and what is left out and why", async () => {
  const [mug, heavy, lost, ...bowl] = [
    picture(900),
    picture(6_000_000),
    picture(700),
    picture(800),
    picture(850),
  ];
  await addProduct("MUG/Größe 1", [mug, heavy]);
  await addProduct("=BOWL", bowl);
  const lostProduct = await addProduct("lost", [lost]);
  const { output } = await prisma.rendition.findFirstOrThrow({ where: { productId: lostProduct } });
  await prisma.rendition.updateMany({
    where: { productId: lostProduct },
    data: {
      output: { ...(output as object), file: { ...readOutput(output)!.file, key: `${shopId}/nothing.jpg` } },
    },
  });
  const { productCount, pictureCount, findings } = await previewExport(shopId, "walmart", all);
  expect([productCount, pictureCount]).toEqual([3, 4]);
  expect(findings[0]).toMatchObject({ kind: "refused", message: "5 MB or less.", count: 1, isLeftOut: true });

  const id = await begin("walmart");
  await reaches(id, "ready");
  const zip = await download(id);
  expect([...zip.keys()].slice(0, 2)).toEqual(["walmart-images.csv", "problems.csv"]);
  const expected = { "BOWL_1.jpg": bowl[0], "BOWL_2.jpg": bowl[1], "MUG-Groesse-1_1.jpg": mug };
  expect(Object.fromEntries(picturesOf(zip))).toEqual(expected);
  const [columns, ...rows] = csvOf(zip, "walmart-images.csv");
  expect(columns?.slice(0, 3)).toEqual(["sku", "mainImageUrl", "productSecondaryImageURL"]);
  expect(rows.map((cells) => cells.slice(0, 3)).toSorted()).toEqual([
    ["'=BOWL", "BOWL_1.jpg", "BOWL_2.jpg"],
    ["MUG/Größe 1", "MUG-Groesse-1_1.jpg", ""],
  ]);
  const problems = csvOf(zip, "problems.csv");
  expect(problems[0]).toEqual(words.columns);
  const leftOut = problems.filter(([, , , effect]) => effect === "left out").map((cells) => cells.slice(2));
  expect(leftOut.toSorted()).toEqual([
    ["", "left out", "no-pictures is so", "do something about no-pictures", ""],
    ["red mug.jpeg", "left out", "5 MB or less.", "do something about refused", "walmart.any.filesize"],
    ["red mug.jpeg", "left out", "missing-file is so", "do something about missing-file", ""],
  ]);
  expect(await row(id)).toMatchObject({ pictureCount: 3, picturesPacked: 3, leftOutCount: 3 });
  const log = await prisma.activity.findMany({
    where: { shopId, subject: "export" },
    orderBy: { at: "asc" },
  });
  expect(log.map(({ kind }) => kind)).toEqual(["export.started", "export.ready"]);
});

test("the table names addresses at which the very bytes can be fetched", async () => {
  const bytes = [picture(900), picture(950)];
  await addProduct("MUG", bytes);
  const id = await begin("google", all, true);
  await reaches(id, "ready");
  const [, [sku, main, others] = []] = csvOf(await download(id), "google-images.csv");
  expect(sku).toBe("MUG");
  const fetched = [main, others].map(async (address) => {
    const sha256 = /\/pictures\/([0-9a-f]{64})\.jpg$/.exec(address ?? "")?.[1] ?? "";
    const file = await openPublicPicture(sha256);
    return file && buffer(file.stream);
  });
  expect(await Promise.all(fetched)).toEqual(bytes);
});

test("a run's products, and picked ones", async () => {
  const [one, other] = [await addProduct("ONE", [picture(10)]), await addProduct("OTHER", [picture(11)])];
  const { runId } = await prisma.rendition.findFirstOrThrow({ where: { productId: one } });
  const exports = [
    await begin("meta", { kind: "run", runId }),
    await begin("meta", { kind: "products", productIds: [other], productGids: [] }),
  ];
  for (const [nth, id] of exports.entries()) {
    await reaches(id, "ready");
    expect(picturesOf(await download(id)).map(([name]) => name)).toEqual(
      [["ONE_1.jpg"], ["OTHER_1.jpg"]][nth],
    );
  }
});

const largeMb = 8;
/** Enough for a worker to be caught in the middle. */
async function addLarge(count: number): Promise<Buffer[]> {
  const base = picture(largeMb * 1_000_000);
  const pictures = Array.from({ length: count }, (_, nth) => {
    const own = Buffer.from(base);
    own.writeUInt32LE(nth);
    return own;
  });
  for (let from = 0; from < count; from += 10)
    await addProduct(`BIG-${from}`, pictures.slice(from, from + 10));
  return pictures;
}

function filesOf(id: string): string[] {
  try {
    return readdirSync(path.join(process.env["STORAGE_DIR"] ?? "", shopId, "exports", id));
  } catch {
    return [];
  }
}
/** The plan is written in the same way before the first ZIP. */
const beingWritten = (id: string) =>
  eventually("a ZIP to be in the making", async () => {
    worker.requireAlive();
    const hasPart = filesOf(id).some((name) => name.endsWith(".part"));
    return hasPart && (await row(id)).state === "packing";
  });

test("a worker killed in the middle leaves no half ZIP, and the next one packs exactly what was planned", async () => {
  const pictures = await addLarge(24);
  const id = await begin("google");
  await beingWritten(id);
  await worker.kill();
  expect((await row(id)).state).toBe("packing");
  expect(filesOf(id).filter((name) => name.endsWith(".zip"))).toEqual([]);
  await prisma.productVariant.updateMany({ where: { product: { shopId } }, data: { sku: "RENAMED" } });
  await startWorker();
  await reaches(id, "ready");
  expect(filesOf(id).filter((name) => name.endsWith(".zip"))).toHaveLength(1);
  const zip = await download(id);
  const packed = picturesOf(zip);
  expect(packed.map(([name]) => name).filter((name) => !name.startsWith("BIG-"))).toEqual([]);
  const hashes = (list: readonly Buffer[]) => list.map((one) => one.readUInt32LE()).toSorted((a, b) => a - b);
  expect(hashes(packed.map(([, bytes]) => bytes))).toEqual(hashes(pictures));
  expect(csvOf(zip, "google-images.csv")).toHaveLength(4);
});

test("a cancelled export stops in the middle and leaves nothing behind", async () => {
  await addLarge(24);
  const id = await begin("google");
  await beingWritten(id);
  await cancelExport(shopId, id, actor);
  await eventually("its files to be gone", async () => (await row(id)).removedAt !== null);
  expect(filesOf(id)).toEqual([]);
  expect(await row(id)).toMatchObject({ state: "cancelled", files: [] });
  expect((await listExports(shopId, null)).exports).toMatchObject([{ state: "cancelled", files: [] }]);
});

test("a week later its files are gone, and its line says so", async () => {
  await addProduct("MUG", [picture(900)]);
  const id = await begin("pinterest");
  await reaches(id, "ready");
  const file = (await listExports(shopId, null)).exports[0]?.files[0];
  await expireExports(new Date(Date.now() + 6 * dayMs));
  expect((await row(id)).state).toBe("ready");
  await expireExports(new Date(Date.now() + 8 * dayMs));
  expect(await row(id)).toMatchObject({ state: "expired", files: [] });
  expect(filesOf(id)).toEqual([]);
  expect(await openSignedFile(file!.url.replace("/files/", ""))).toBeNull();
});

test("no other shop sees, cancels or downloads it, and nobody without the right begins one", async () => {
  const productId = await addProduct("MUG", [picture(900)]);
  const { runId } = await prisma.rendition.findFirstOrThrow({ where: { productId } });
  const id = await begin("tiktok");
  await reaches(id, "ready");
  const stranger = (await openTestShop()).id;
  expect((await listExports(stranger, null)).exports).toEqual([]);
  await expect(cancelExport(stranger, id, actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const key = `${shopId}/exports/${id}/${filesOf(id).find((name) => name.endsWith(".zip")) ?? ""}`;
  const expires = Date.now() + dayMs;
  expect(await openSignedFile(writeFileToken({ shopId, key, expires }))).not.toBeNull();
  expect(await openSignedFile(writeFileToken({ shopId: stranger, key, expires }))).toBeNull();
  const theirs: ExportChoice[] = [
    { kind: "run", runId },
    { kind: "products", productIds: [productId], productGids: [] },
  ];
  const asked = { channel: "tiktok", hasAddresses: false, words } as const;
  for (const choice of theirs)
    await expect(startExport(stranger, { ...asked, choice, actor })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  await expect(startExport(stranger, { ...asked, choice: all, actor })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
  await prisma.staffMember.create({ data: { shopId, staffId: "9", permissions: ["enhance", "approve"] } });
  const mayNot = { ...asked, choice: all, actor: "staff:9" };
  await expect(startExport(shopId, mayNot)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
