/** What the report says of photos with known scores and verdicts, and of two runs side by side. */
import { describe, expect, it } from "vitest";
import { compareRuns } from "./compare.ts";
import type { PhotoResult, Results } from "./results.ts";
import { groupRows, summariseVerdicts } from "./summarise.ts";
import { asMarkdown, asText, scoreTable, verdictLines } from "./text-tables.ts";

function photo(id: string, iou: number, outcome: PhotoResult["outcome"], confidence = 0.5): PhotoResult {
  return {
    id,
    object: id,
    kind: "render",
    cases: iou < 0.9 ? ["hard", "dark"] : ["dark"],
    score: { mae: 1 - iou, iou, boundaryF: iou, sad: 2, gradient: 3 },
    outcome,
    findings: [
      {
        check: "mask-confidence",
        severity: outcome,
        measured: confidence,
        expected: "at least 0.9",
        unit: "ratio",
        message: "…",
      },
    ],
    confidence,
    route: "one look",
    ms: 1000,
  };
}

const run = (...photos: PhotoResult[]): Results => ({
  set: "made",
  preset: "transparent-cutout",
  pipelineVersion: "1",
  made: "2026-01-01T00:00:00.000Z",
  photos,
});

describe("groupRows", () => {
  it("means each case over its photos and ends with all", () => {
    const rows = groupRows([photo("a", 0.7, "fail"), photo("b", 1, "pass")]);
    expect(rows.map(({ name, count, gross }) => [name, count, gross])).toEqual([
      ["dark", 2, 1],
      ["hard", 1, 1],
      ["kind: render", 2, 1],
      ["all", 2, 1],
    ]);
    expect(rows.at(-1)?.iou).toBeCloseTo(0.85, 12);
    expect(rows.at(-1)?.mae).toBeCloseTo(0.15, 12);
  });
});

describe("summariseVerdicts", () => {
  const summary = summariseVerdicts([
    photo("good", 0.99, "pass", 0.9),
    photo("held", 0.99, "review", 0.6),
    photo("silent", 0.6, "pass", 0.7),
    photo("caught", 0.6, "fail", 0.1),
  ]);

  it("names silent failures and counts good ones that pass", () => {
    expect(summary.silent.map(({ id }) => id)).toEqual(["silent"]);
    expect(summary.silentShare).toMatchObject({ hits: 1, of: 2 });
    expect(summary.goodPassing).toMatchObject({ hits: 1, of: 2 });
    expect(summary.good).toEqual({ pass: 1, review: 1, fail: 0 });
    expect(summary.bad).toEqual({ pass: 1, review: 0, fail: 1 });
    expect(summary.auroc).toBe(0.75);
    expect(summary.heldBackBy).toEqual([{ check: "mask-confidence", count: 1 }]);
  });

  it("says so in words", () => {
    expect(verdictLines(summary)[0]).toMatch(/^silent failures: 1: silent \(50\.0 % \(1 of 2;/);
  });
});

describe("compareRuns", () => {
  it("compares only photos both runs have, the greatest loss first", () => {
    const before = run(photo("a", 0.99, "pass"), photo("b", 0.7, "fail"), photo("gone", 0.5, "fail"));
    const after = run(photo("b", 0.97, "pass"), photo("a", 0.94, "review"), photo("new", 1, "pass"));
    const { photos, groups, unmatched } = compareRuns(before, after);
    expect(photos.map(({ id, turned }) => [id, turned])).toEqual([
      ["a", "worse"],
      ["b", "better"],
    ]);
    expect(groups.at(-1)).toMatchObject({ name: "all", count: 2, gross: -1 });
    expect(groups.at(-1)?.iou).toBeCloseTo(0.11, 12);
    expect(unmatched).toEqual(["gone", "new"]);
  });
});

describe("the tables", () => {
  const table = scoreTable(groupRows([photo("a", 1, "pass")]));

  it("lines figures up to the right", () => {
    const lines = asText(table).split("\n");
    expect(lines[0]).toMatch(/^case +n +MAE/);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });

  it("makes Markdown", () => {
    expect(asMarkdown(table).split("\n")[1]).toBe("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  });
});
