/** Adds photos up: means for each case and kind, and how the verdicts stand against the truth. */
import type { PhotoResult } from "./results.ts";
import { isGood, isGross, type Score } from "./score/score-mask.ts";
import { auroc, aurc, type Judged } from "./verdict/rank.ts";
import { calibrationError } from "./verdict/reliability.ts";
import { type Share, wilson } from "./verdict/wilson.ts";

export interface GroupRow extends Score {
  readonly name: string;
  readonly count: number;
  readonly gross: number;
}

/** Cases, then kinds, each sorted by name, then all photos together. A photo counts in each of its cases. */
export function groupRows(photos: readonly PhotoResult[]): GroupRow[] {
  const cases = [...new Set(photos.flatMap((photo) => photo.cases))].sort();
  const kinds = [...new Set(photos.map((photo) => photo.kind))].sort();
  return [
    ...cases.map((name) =>
      groupRow(
        name,
        photos.filter((photo) => photo.cases.includes(name)),
      ),
    ),
    ...kinds.map((kind) =>
      groupRow(
        `kind: ${kind}`,
        photos.filter((photo) => photo.kind === kind),
      ),
    ),
    groupRow("all", photos),
  ];
}

function groupRow(name: string, photos: readonly PhotoResult[]): GroupRow {
  const mean = (figure: keyof Score) =>
    photos.reduce((sum, { score }) => sum + score[figure], 0) / Math.max(1, photos.length);
  return {
    name,
    count: photos.length,
    mae: mean("mae"),
    iou: mean("iou"),
    boundaryF: mean("boundaryF"),
    sad: mean("sad"),
    gradient: mean("gradient"),
    gross: photos.filter(({ score }) => isGross(score)).length,
  };
}

export interface VerdictSummary {
  readonly good: Readonly<Record<PhotoResult["outcome"], number>>;
  readonly bad: Readonly<Record<PhotoResult["outcome"], number>>;
  /** Bad pictures that passed. */
  readonly silent: readonly PhotoResult[];
  /** Share of bad pictures among those that passed. */
  readonly silentShare: Share;
  /** Share of good pictures that pass without a person. */
  readonly goodPassing: Share;
  /** Which checks held good pictures back, the most frequent first. */
  readonly heldBackBy: readonly { readonly check: string; readonly count: number }[];
  readonly auroc: number | null;
  readonly aurc: number | null;
  /** Read the confidence as the probability of a good picture. */
  readonly calibrationError: number | null;
}

export function summariseVerdicts(photos: readonly PhotoResult[]): VerdictSummary {
  const good = photos.filter(({ score }) => isGood(score));
  const bad = photos.filter(({ score }) => !isGood(score));
  const passed = photos.filter(({ outcome }) => outcome === "pass");
  const silent = bad.filter(({ outcome }) => outcome === "pass");
  const judged = judgedBy(photos);
  return {
    good: countOutcomes(good),
    bad: countOutcomes(bad),
    silent,
    silentShare: wilson(silent.length, passed.length),
    goodPassing: wilson(good.filter(({ outcome }) => outcome === "pass").length, good.length),
    heldBackBy: countChecks(good),
    auroc: auroc(judged),
    aurc: aurc(judged),
    calibrationError: calibrationError(judged),
  };
}

/** A check that could not tell counts as no confidence. */
export function judgedBy(photos: readonly PhotoResult[]): Judged[] {
  return photos.map(({ confidence, score }) => ({ confidence: confidence ?? 0, good: isGood(score) }));
}

function countOutcomes(photos: readonly PhotoResult[]): Record<PhotoResult["outcome"], number> {
  const counts = { pass: 0, review: 0, fail: 0 };
  for (const { outcome } of photos) counts[outcome]++;
  return counts;
}

function countChecks(photos: readonly PhotoResult[]): { check: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { findings } of photos) {
    for (const { check, severity } of findings) {
      if (severity !== "pass") counts.set(check, (counts.get(check) ?? 0) + 1);
    }
  }
  return [...counts].map(([check, count]) => ({ check, count })).sort((a, b) => b.count - a.count);
}
