import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { box, drawRendered, nothing, woven } from "#tests/fixtures/draw-rendered.ts";
import type { Paint, Scene } from "#tests/fixtures/draw-rendered.ts";
import { judgeSet } from "#core/sets/judge-set.ts";
import { describeSet, writeSetReport } from "./set-report.ts";
import { pictureTraitsSchema } from "#core/sets/picture-traits.ts";
import { pictureTraits } from "./picture-traits.ts";
import type { NamedTraits } from "#core/sets/duplicates.ts";

const wavy =
  (wave: number, tint = 0): Paint =>
  (x, y) => {
    const light = 60 * Math.sin(x / wave) * Math.cos(y / (wave + 9));
    return [70 + light + tint, 95 + light, 160 + light - tint];
  };

async function named(name: string, scene: Scene): Promise<NamedTraits> {
  const traits = pictureTraits(await drawRendered(scene));
  if (traits === null) throw new Error(`expected a product in ${name}`);
  return { name, traits };
}

const large = box(40, 40, 360, 360);

test("a series of one look has nothing to mend", async () => {
  const report = judgeSet([
    await named("a", { shape: large, paint: wavy(20) }),
    await named("b", { shape: large, paint: wavy(33) }),
    await named("c", { shape: large, paint: wavy(55) }),
  ]);
  expect(report.consistency.map(({ check, severity }) => [check, severity])).toEqual([
    ["fill-spread", "pass"],
    ["ground-spread", "pass"],
  ]);
  expect(report.duplicates).toEqual([]);
  expect(describeSet(report)).toEqual([]);
});

test("products of different size on different grounds are named", async () => {
  const report = judgeSet([
    await named("a", { shape: large, paint: wavy(20) }),
    await named("b", { shape: box(120, 120, 280, 280), paint: wavy(33) }),
    await named("c", { shape: large, paint: wavy(55), ground: [238, 240, 250] }),
  ]);
  expect(
    report.consistency.filter(({ severity }) => severity === "review").map(({ check }) => check),
  ).toEqual(["fill-spread", "ground-spread"]);
  expect(describeSet(report).join(" ")).toContain("larger in their frames");
});

test("light from two sides is named, from one side it is not", async () => {
  const lit =
    (sign: number): Paint =>
    (x) => {
      const level = 130 + (sign * (x - 200)) / 2;
      return [level, level, level];
    };
  const ball = (x: number, y: number) => Math.min(1, Math.max(0, 150.5 - Math.hypot(x - 200, y - 200)));
  const spread = async (signs: number[]) =>
    judgeSet(
      await Promise.all(signs.map((sign, n) => named(String(n), { shape: ball, paint: lit(sign) }))),
    ).consistency.find(({ check }) => check === "light-spread")?.severity;
  expect(await spread([1, 1, 1])).toBe("pass");
  expect(await spread([1, -1, 1])).toBe("review");
});

test("the same picture at another size is the same, the same article in another colour is not", async () => {
  const scene = { shape: large, paint: wavy(20) };
  const twice = { ...scene, canvas: { width: 800, height: 800 }, placement: { scale: 2, x: 0, y: 0 } };
  const report = judgeSet([
    await named("one", scene),
    await named("other", { shape: large, paint: woven }),
    await named("twice", twice),
    await named("red", { shape: large, paint: wavy(20, 70) }),
  ]);
  expect(report.duplicates).toEqual([{ names: ["one", "twice"], likeness: "same" }]);
  expect(describeSet(report)).toContain("one and twice show the same picture.");
});

test("many twins are counted rather than listed", async () => {
  const { traits } = await named("a", { shape: large });
  const report = judgeSet(Array.from({ length: 6 }, (_, n) => ({ name: `p${n}`, traits })));
  expect(report.duplicates).toHaveLength(15);
  expect(describeSet(report).at(-1)).toBe("5 more pairs are in set.json.");
});

test("traits fit their schema after a round through JSON, and the report is written whole", async () => {
  const one = await named("a", { shape: large });
  expect(pictureTraitsSchema.parse(JSON.parse(JSON.stringify(one.traits)))).toEqual(one.traits);
  const cutOut = await named("b", { shape: large, ground: null });
  expect(cutOut.traits.ground).toBeNull();
  const room = await mkdtemp(join(tmpdir(), "packshot-set-"));
  const report = judgeSet([one]);
  await writeSetReport(join(room, "set.json"), report);
  expect(JSON.parse(await readFile(join(room, "set.json"), "utf8"))).toEqual(report);
  await rm(room, { recursive: true });
});

test("a picture without a product has no traits", async () => {
  expect(pictureTraits(await drawRendered({ shape: nothing }))).toBeNull();
});
