/** Hundreds of damaged, lying and hostile files through the real pipeline, in a program of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it } from "vitest";
import { convertIsnet } from "#models/convert-isnet.ts";
import { madeUpWeights } from "#models/made-up-weights.ts";
import type { Begun, Done } from "#tests/malformed/run-corpus.ts";

const seed = "20261123";
const maxMsPerFile = 10_000;
/** Above what the program holds once its first file is done: decoders, net, thread of libheif. */
const maxGrowthBytes = 600_000_000;

let room = "";
let program: ChildProcess;
const done: Done[] = [];
let begun = "the program itself";
let stalled = "";
let end: unknown[] = [];

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), "packshot-malformed-"));
  const weights = join(room, "tiny.onnx");
  await writeFile(weights, convertIsnet(madeUpWeights(), "output"));
  const script = join(import.meta.dirname, "../tests/malformed/run-corpus.ts");
  program = spawn(process.execPath, [script, seed, weights], { stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(program, "close");
  let watch = setTimeout(() => undefined, 0);
  createInterface({ input: program.stdout! }).on("line", (text) => {
    clearTimeout(watch);
    const line = JSON.parse(text) as Begun | Done;
    if ("done" in line) return done.push(line);
    begun = line.begun;
    watch = setTimeout(() => {
      stalled = begun;
      program.kill("SIGKILL");
    }, maxMsPerFile);
    return undefined;
  });
  end = await ended;
  clearTimeout(watch);
}, 300_000);

afterAll(async () => {
  program.kill("SIGKILL");
  await rm(room, { recursive: true });
});

it("comes through all of them without a crash or a hang", () => {
  expect(stalled, `no file may take longer than ${maxMsPerFile} ms`).toBe("");
  expect(end, `the program stopped at ${begun}`).toEqual([0, null]);
  expect(done.length).toBeGreaterThanOrEqual(500);
});

it("gives each a picture or a refusal in plain words, never both and never an error of ours", () => {
  const codes = new Set(["BAD_IMAGE", "IMAGE_TOO_LARGE"]);
  const wrong = done.filter(({ outputBytes, code }) =>
    code === null ? outputBytes === null : outputBytes !== null || !codes.has(code),
  );
  expect(wrong).toEqual([]);
});

it("refuses files of every format, and does not refuse everything", () => {
  const formatsOf = (lines: readonly Done[]) =>
    [...new Set(lines.map((line) => line.done.split(/[ :]/u)[0]))].sort();
  const all = ["avif", "bmp", "gif", "heic", "jpeg", "png", "tiff", "webp"];
  expect(formatsOf(done.filter(({ code }) => code !== null))).toEqual(all);
  expect(formatsOf(done.filter(({ code }) => code === null))).toEqual(all);
});

it("keeps its memory bounded", () => {
  const [first] = done;
  const greedy = done.find(({ peakBytes }) => peakBytes - first!.peakBytes > maxGrowthBytes);
  expect(greedy).toBeUndefined();
});
