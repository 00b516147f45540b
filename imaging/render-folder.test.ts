import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { transparentCutout } from "#core/presets/transparent-cutout.ts";
import { fetchModel } from "#models/fetch.ts";
import { isnetMedium } from "#models/registry.ts";
import { stemsOf } from "./folder-photos.ts";
import { type FolderResult, type FolderRun, renderFolder } from "./render-folder.ts";
import { openRenderPool, type RenderPool } from "./threads/render-pool.ts";
import type { VerdictLine } from "./verdict-log.ts";

const root = join(import.meta.dirname, "..");
const fast = { ...transparentCutout.recipe, segment: { model: isnetMedium.id, longSidePx: 256 } };
const preset = { recipe: fast, rules: transparentCutout.rules };
let pool: RenderPool;
let room = "";
let inputDir = "";

beforeAll(async () => {
  const modelsDir = join(root, ".cache/models");
  await fetchModel(isnetMedium.id, { cacheDir: modelsDir });
  pool = await openRenderPool({ segmentation: isnetMedium.id, modelsDir }, 2);
  room = await mkdtemp(join(tmpdir(), "packshot-folder-"));
  inputDir = join(room, "in");
  await mkdir(join(inputDir, "more"), { recursive: true });
  const seal = join(root, "tests/fixtures/images/seal.jpg");
  await cp(seal, join(inputDir, "seal.jpg"));
  await cp(seal, join(inputDir, "more/seal.jpg"));
  await sharp(seal).resize(400).png().toFile(join(inputDir, "more/twin.png"));
  await sharp(seal).resize(410).webp().toFile(join(inputDir, "more/twin.webp"));
  await writeFile(join(inputDir, "page.jpg"), "<!doctype html><title>404</title>");
  await writeFile(join(inputDir, "notes.txt"), "not a photo");
});
afterAll(async () => {
  await pool.close();
  await rm(room, { recursive: true });
});

const outputs = ["more/seal.png", "more/twin.png.png", "more/twin.webp.png", "seal.png"];

function run(outputDir: string, more: Partial<FolderRun> = {}): Promise<FolderResult> {
  return renderFolder({ inputDir, outputDir, preset, onProgress: () => undefined, ...more }, pool);
}

async function readLog(outputDir: string): Promise<VerdictLine[]> {
  const text = await readFile(join(outputDir, "verdicts.jsonl"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as VerdictLine);
}

it("writes every photo's result under its own name and one line each, and goes on past a bad file", async () => {
  const outputDir = join(room, "first");
  expect(await run(outputDir)).toMatchObject({ total: 5, failed: 1, skipped: 0 });
  for (const output of outputs) expect((await sharp(join(outputDir, output)).metadata()).channels).toBe(4);
  const lines = await readLog(outputDir);
  expect(lines.map(({ input }) => input)).toEqual([
    "more/seal.jpg",
    "more/twin.png",
    "more/twin.webp",
    "page.jpg",
    "seal.jpg",
  ]);
  expect(lines.find(({ input }) => input === "page.jpg")).toMatchObject({
    output: null,
    outcome: "error",
    error: { code: "BAD_IMAGE" },
  });
  const seal = lines.find(({ input }) => input === "seal.jpg");
  expect(seal?.output).toBe("seal.png");
  expect(["pass", "review"]).toContain(seal?.outcome);
  expect(seal?.findings?.map(({ check }) => check)).toContain("mask-confidence");
});

const twins = { names: ["more/seal.jpg", "seal.jpg"], likeness: "same" };

it("does only what changed when it runs again, also after an interruption", async () => {
  const outputDir = join(room, "again");
  await run(outputDir);
  const untouched = (await stat(join(outputDir, "seal.png"))).mtimeMs;
  const { set, ...counts } = await run(outputDir);
  expect(counts).toEqual({ total: 5, failed: 1, skipped: 5 });
  expect(set).toMatchObject({ pictures: 4, duplicates: expect.arrayContaining([twins]) });
  expect(JSON.parse(await readFile(join(outputDir, "set.json"), "utf8"))).toEqual(set);
  await rm(join(outputDir, "more/seal.png"));
  const log = join(outputDir, "verdicts.jsonl");
  const text = await readFile(log, "utf8");
  const torn = text
    .split("\n")
    .filter((line) => !line.includes("twin.webp"))
    .join("\n");
  await writeFile(log, `${torn}{"input":"more/twin.webp","outp`);
  expect(await run(outputDir)).toMatchObject({ total: 5, failed: 1, skipped: 3 });
  expect((await stat(join(outputDir, "seal.png"))).mtimeMs).toBe(untouched);
  expect(await readLog(outputDir)).toHaveLength(5);
});

it("stops when it is told to, and keeps what is done", async () => {
  const outputDir = join(room, "stopped");
  const stop = new AbortController();
  const onProgress = (done: number) => {
    if (done === 3) stop.abort(new Error("enough"));
  };
  await expect(run(outputDir, { onProgress, signal: stop.signal })).rejects.toThrow("enough");
  const known = await readLog(outputDir);
  expect(known.map(({ outcome, error }) => error?.code ?? outcome)).not.toContain("INTERNAL");
  expect((await run(outputDir)).skipped).toBe(known.length);
});

it("tells names apart that differ only in extension or case", () => {
  expect(stemsOf(["a.jpg", "b.jpg", "B.png", "x/a.png"])).toEqual(["a", "b.jpg", "B.png", "x/a"]);
});

function runCli(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, "imaging/cli.ts"), ...words], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

it.each([
  [[], "the command"],
  [["polish", "--in", ".", "--out", "x"], "the command"],
  [["cutout", "--in", "."], "the folders"],
  [["cutout", "--in", "/no/such/folder", "--out", "x"], "--in"],
  [["enhance", "--in", ".", "--out", "x", "--preset", "nope"], "--preset"],
  [["cutout", "--loud"], "--loud"],
])("explains wrong usage %j", async (words, named) => {
  const { code, stderr } = await runCli(...words);
  expect(code).toBe(2);
  expect(stderr).toContain(named);
  expect(stderr).toContain("Presets: amazon-main");
});

it("finishes pictures from the command line and exits 1 when one failed, 0 when none did", async () => {
  const [small, mixed, out] = [join(room, "small"), join(room, "mixed"), join(room, "finished")];
  for (const folder of [small, mixed]) {
    await mkdir(folder);
    await cp(join(inputDir, "seal.jpg"), join(folder, "seal.jpg"));
  }
  await writeFile(join(mixed, "empty.png"), "");
  const good = await runCli("enhance", "--in", small, "--out", out, "--preset", "amazon-main");
  expect(good.code).toBe(0);
  expect(good.stdout).toContain("1/1 seal.jpg: pass");
  expect((await sharp(join(out, "seal.jpg")).metadata()).format).toBe("jpeg");
  const bad = await runCli("enhance", "--in", mixed, "--out", out, "--preset", "amazon-main");
  expect(bad.code).toBe(1);
  expect(bad.stdout).toContain("2 photos: 1 done, 1 failed; 1 were unchanged since the last run.");
});
