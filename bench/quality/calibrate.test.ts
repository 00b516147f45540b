/** The calibration's command on made features: what it prints and the model it writes. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRandom } from "./augment/random.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "calibrate-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "calibrate.ts"), ...words]);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { code: Number(code), stdout, stderr };
}

/** Agreement tells good from bad but for a narrow overlap; noise tells nothing. */
async function writeFeatures(name: string, seed: number, order: readonly string[]): Promise<string> {
  const random = openRandom(seed);
  const rows = Array.from({ length: 120 }, (_, n) => {
    const good = random.chance(0.8);
    const features: Record<string, number> = {
      agreement: (good ? 0.9 : 0.5) + 0.1 * random.normal(),
      noise: random.normal(),
    };
    return {
      id: `p${n}`,
      group: `g${n % 30}`,
      iou: good ? 0.99 : 0.8,
      boundaryF: 0.95,
      features: Object.fromEntries(order.map((key) => [key, features[key]])),
    };
  });
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(rows));
  return path;
}

it("picks the telling feature, writes the model and judges another file by it, whatever its order", async () => {
  const path = await writeFeatures("a.json", 1, ["noise", "agreement"]);
  const other = await writeFeatures("b.json", 2, ["agreement", "noise"]);
  const out = join(folder, "model.json");
  const { code, stdout, stderr } = await run(
    ...["--features", path, "--also", other, "--pick", "1", "--folds", "0", "--out", out],
  );
  expect(stderr).toBe("");
  expect(code).toBe(0);
  const model = JSON.parse(await readFile(out, "utf8"));
  expect(model).toMatchObject({ features: ["agreement"], weights: [expect.any(Number)] });
  expect(model.weights[0]).toBeGreaterThan(0);
  expect(model.threshold).toBeGreaterThan(0);
  const figures = [...stdout.matchAll(/AUROC ([\d.]+)/g)].map((found) => Number(found[1]));
  expect(figures).toHaveLength(4);
  for (const figure of figures) expect(figure).toBeGreaterThan(0.97);
  expect(stdout).toMatch(/at the cross-validated threshold/);
});

it("names the feature that is missing", async () => {
  const path = await writeFeatures("a.json", 1, ["noise", "agreement"]);
  const short = await writeFeatures("c.json", 3, ["noise"]);
  const { code, stderr } = await run("--features", path, "--also", short);
  expect(code).toBe(1);
  expect(stderr).toContain("expected the feature agreement for --also but received noise");
});
