/** The command itself, on a set whose one photo brings its own transparency, so that the truth is known to the pixel. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readResults } from "./results.ts";

const root = join(import.meta.dirname, "../..");
let folder: string;

async function run(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "quality.ts"), ...words], { cwd: root });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { code: Number(code), stdout, stderr };
}

/** A blue disc on nothing, as a PNG with alpha. */
async function writeSet(): Promise<void> {
  const disc = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="640"><circle cx="320" cy="320" r="260" fill="#2a5fb0"/><circle cx="260" cy="240" r="64" fill="#d9e4f7"/></svg>`;
  await mkdir(join(folder, "images"));
  await sharp(Buffer.from(disc)).png().toFile(join(folder, "images/disc.png"));
  const entry = {
    id: "disc",
    file: "images/disc.png",
    alpha: "images/disc.png",
    kind: "drawn",
    object: "disc",
    cases: ["plain"],
  };
  await writeFile(join(folder, "manifest.json"), JSON.stringify({ set: "made", items: [entry] }));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quality-"));
  await writeSet();
});
afterAll(() => rm(folder, { recursive: true }));

describe("bench:quality", { timeout: 180_000 }, () => {
  it("writes results, a page and pictures that agree with the truth, and compares with itself", async () => {
    const out = join(folder, "out");
    const first = await run("--set", folder, "--out", out);
    expect(first.stderr).toContain("disc: IoU 1.000, BndF 1.000");
    expect(first.code).toBe(0);
    const results = await readResults(join(out, "results.json"));
    expect(results.photos[0]).toMatchObject({
      id: "disc",
      route: "the photo's own transparency",
      score: { mae: 0, iou: 1, boundaryF: 1, sad: 0, gradient: 0 },
    });
    expect((await readdir(join(out, "pictures"))).sort()).toEqual(
      ["cutout", "error", "mask", "photo"].map((kind) => `disc-${kind}.webp`),
    );
    expect(await readFile(join(out, "index.html"), "utf8")).toContain('<article id="disc"');

    const path = join(out, "results.json");
    const again = await run("--from", path, "--compare", path, "--markdown");
    expect(again.stdout).toContain("| all | 1 | 0.0000 | 0.0000 | 0.0000 | 0 |");
  });

  it("draws contact sheets of photos without a truth, and says why one cannot be read", async () => {
    const raw = join(folder, "images");
    await writeFile(join(raw, "broken.jpg"), "not a picture");
    const sheets = join(folder, "sheets");
    const { code, stdout } = await run("--raw", raw, "--out", sheets);
    expect(code).toBe(0);
    expect(stdout.trim()).toBe(join(sheets, "sheet-01.png"));
    const { data, info } = await sharp(join(sheets, "sheet-01.png"))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    // Two rows of three pictures; the second photo's cut-out begins in magenta.
    expect(info.height).toBe(1000);
    const at = (540 + 6) * info.width * 3 + (460 + 10) * 3;
    expect([...data.subarray(at, at + 3)]).toEqual([255, 0, 255]);
  });

  it("exits with 1 and says what was expected", async () => {
    const wrongSet = await run("--set", join(folder, "nowhere"), "--out", join(folder, "x"));
    expect(wrongSet).toMatchObject({ code: 1 });
    expect(wrongSet.stderr).toContain("expected a readable file");
    const wrongPreset = await run("--preset", "none", "--out", join(folder, "x"));
    expect(wrongPreset.stderr).toContain("expected a known preset for --preset but received none");
  });
});
