/**
 * Fits the probability that a cut-out is good from independent opinions about it.
 *
 *     node bench/quality/calibrate.ts --features FILE.json [--also FILE.json] [--penalty 1] [--folds 10] [--pick N] [--out MODEL.json]
 *
 * A features file is a list of `{ id, group, iou, boundaryF, features: { name: number, … } }`; `group` is the object
 * photographed, kept on one side of every fold. `--folds 0` leaves out one group at a time. `--also` is judged by the
 * finished model and never fitted on. `--pick` chooses at most N features by cross-validation first.
 */
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { toAppError } from "#core/errors.ts";
import { chooseFeatures, pickFeatures } from "./calibrate/choose-features.ts";
import { crossValidate, type GroupedSample } from "./calibrate/cross-validate.ts";
import { applyIsotonic, fitIsotonic } from "./calibrate/isotonic.ts";
import { fitLogistic, predict } from "./calibrate/logistic.ts";
import { safeThreshold } from "./calibrate/safe-threshold.ts";
import { wrong } from "./photo-set.ts";
import { isGood } from "./score/score-mask.ts";
import { asText, describeShare } from "./text-tables.ts";
import { auroc, aurc, type Judged } from "./verdict/rank.ts";
import { calibrationError } from "./verdict/reliability.ts";
import { wilson } from "./verdict/wilson.ts";

const featuresSchema = z
  .array(
    z.object({
      id: z.string(),
      group: z.string(),
      iou: z.number(),
      boundaryF: z.number(),
      features: z.record(z.string(), z.number()),
    }),
  )
  .min(2);

interface FeatureTable {
  readonly names: readonly string[];
  readonly samples: readonly GroupedSample[];
}

try {
  await main();
} catch (thrown) {
  console.error(toAppError(thrown).message);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      features: text,
      also: text,
      penalty: { ...text, default: "1" },
      folds: { ...text, default: "10" },
      pick: text,
      out: text,
    },
  });
  if (!values.features) throw wrong("a file", "--features", "nothing");
  const table = await readFeatures(values.features);
  const penalty = Number(values.penalty);
  const folds = Number(values.folds) === 0 ? Infinity : Number(values.folds);
  const chosen = values.pick
    ? chooseFeatures(table.samples, penalty, folds, Number(values.pick))
    : table.names.map((_, k) => k);
  const names = chosen.map((k) => table.names[k] ?? "");
  const samples = pickFeatures(table.samples, chosen);
  const model = fitLogistic(samples, penalty);
  const judge = (each: readonly GroupedSample[]) =>
    each.map(({ features, good }) => ({ confidence: predict(model, features), good }));
  const validated = crossValidate(samples, penalty, folds);
  const { threshold } = safeThreshold(validated);

  console.log(describeModel(names, model));
  describe("in-sample", judge(samples));
  describe("cross-validated", validated);
  describe("cross-validated, isotonic on top (fitted in-sample)", smoothed(validated));
  listSurestBad(samples, validated);
  if (values.also) {
    const other = pickFeatures(inOrder(await readFeatures(values.also), table.names), chosen);
    describe(`held out (${values.also})`, judge(other));
    describeAt(threshold, judge(other));
    listSurestBad(other, judge(other));
  }
  if (values.out) {
    const data = { features: names, ...model, threshold };
    await writeFile(values.out, `${JSON.stringify(data, null, 1)}\n`);
  }
}

async function readFeatures(path: string): Promise<FeatureTable> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) throw wrong("a readable file", path, "none");
  const parsed = featuresSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw wrong("a list of features", path, z.prettifyError(parsed.error));
  const names = Object.keys(parsed.data[0]?.features ?? {});
  const samples = parsed.data.map(({ id, group, iou, boundaryF, features }) => ({
    id,
    group,
    good: isGood({ iou, boundaryF }),
    features: names.map((name) => {
      const value = features[name];
      if (value === undefined) throw wrong(`the feature ${name}`, `${path}, photo ${id}`, "none");
      return value;
    }),
  }));
  return { names, samples };
}

/** The samples with their features in the order of `names`. */
function inOrder(table: FeatureTable, names: readonly string[]): GroupedSample[] {
  const places = names.map((name) => table.names.indexOf(name));
  const missing = names.find((_, n) => places[n] === -1);
  if (missing !== undefined) throw wrong(`the feature ${missing}`, "--also", table.names.join(", "));
  return pickFeatures(table.samples, places);
}

function describeModel(
  names: readonly string[],
  { means, deviations, weights, intercept }: ReturnType<typeof fitLogistic>,
): string {
  const figure = (value: number | undefined) => (value ?? 0).toFixed(5);
  const rows = names.map((name, k) => [name, figure(weights[k]), figure(means[k]), figure(deviations[k])]);
  return `${asText([["feature", "weight", "mean", "deviation"], ...rows])}\nintercept ${figure(intercept)}`;
}

function describe(title: string, judged: readonly Judged[]): void {
  const bad = judged.filter(({ good }) => !good).length;
  const figure = (value: number | null) => value?.toFixed(4) ?? "none";
  const { threshold, passing } = safeThreshold(judged);
  console.log(`\n${title}: ${judged.length} photos, ${bad} bad`);
  console.log(
    `  AUROC ${figure(auroc(judged))}, AURC ${figure(aurc(judged))}, ECE ${figure(calibrationError(judged))}`,
  );
  console.log(
    `  no silent failure from ${threshold.toFixed(4)} on; good ones that pass: ${describeShare(passing)}`,
  );
}

function describeAt(threshold: number, judged: readonly Judged[]): void {
  const passed = judged.filter(({ confidence }) => confidence >= threshold);
  const good = judged.filter((one) => one.good);
  const goodPassed = passed.filter((one) => one.good).length;
  console.log(`  at the cross-validated threshold ${threshold.toFixed(4)}:`);
  console.log(`    silent failures ${describeShare(wilson(passed.length - goodPassed, passed.length))}`);
  console.log(`    good ones that pass ${describeShare(wilson(goodPassed, good.length))}`);
}

function listSurestBad(samples: readonly GroupedSample[], judged: readonly Judged[]): void {
  const bad = samples
    .map(({ id }, n) => ({ id, good: true, confidence: 0, ...judged[n] }))
    .filter(({ good }) => !good)
    .sort((a, b) => b.confidence - a.confidence);
  const list = bad.slice(0, 8).map(({ id, confidence }) => `${id} ${confidence.toFixed(3)}`);
  console.log(`  surest bad ones: ${list.join(", ") || "none"}`);
}

function smoothed(judged: readonly Judged[]): Judged[] {
  const steps = fitIsotonic(judged);
  return judged.map(({ confidence, good }) => ({ confidence: applyIsotonic(steps, confidence), good }));
}
