/** Ranking, calibration and bounds on samples whose answers are known. */
import { describe, expect, it } from "vitest";
import { auroc, aurc, type Judged, riskCoverage } from "./rank.ts";
import { calibrationError, reliability } from "./reliability.ts";
import { wilson } from "./wilson.ts";

const judged = (...pairs: [number, boolean][]): Judged[] =>
  pairs.map(([confidence, good]) => ({ confidence, good }));

describe("auroc", () => {
  it("is 1 when every good one is surer, 0 the other way round, a half for ties", () => {
    expect(auroc(judged([0.9, true], [0.8, true], [0.2, false]))).toBe(1);
    expect(auroc(judged([0.1, true], [0.8, false]))).toBe(0);
    expect(auroc(judged([0.5, true], [0.5, false]))).toBe(0.5);
  });

  it("counts pairs", () => {
    expect(auroc(judged([0.9, true], [0.3, true], [0.5, false], [0.1, false]))).toBe(0.75);
  });

  it("has no answer without both kinds", () => {
    expect(auroc(judged([0.9, true]))).toBeNull();
  });
});

describe("riskCoverage", () => {
  const sample = judged([0.9, true], [0.8, false], [0.7, true], [0.6, true]);

  it("takes the surest first", () => {
    expect(riskCoverage(sample)).toEqual([
      { coverage: 0.25, risk: 0 },
      { coverage: 0.5, risk: 0.5 },
      { coverage: 0.75, risk: 1 / 3 },
      { coverage: 1, risk: 0.25 },
    ]);
    expect(aurc(sample)).toBeCloseTo((0 + 0.5 + 1 / 3 + 0.25) / 4, 12);
  });

  it("passes pictures of equal confidence together", () => {
    expect(riskCoverage(judged([0.5, true], [0.5, false]))).toEqual([{ coverage: 1, risk: 0.5 }]);
    expect(aurc([])).toBeNull();
  });
});

describe("calibrationError", () => {
  it("is nothing for a probability that keeps its word", () => {
    const kept = judged([0.75, true], [0.75, true], [0.75, true], [0.75, false]);
    expect(calibrationError(kept)).toBeCloseTo(0, 12);
  });

  it("weighs the gap of each bin by its share", () => {
    const boasting = judged([1, true], [1, false], [0.05, false], [0.05, false]);
    expect(reliability(boasting)).toEqual([
      { count: 2, confidence: 0.05, good: 0 },
      { count: 2, confidence: 1, good: 0.5 },
    ]);
    expect(calibrationError(boasting)).toBeCloseTo(0.5 * 0.05 + 0.5 * 0.5, 12);
    expect(calibrationError([])).toBeNull();
  });
});

describe("wilson", () => {
  it("gives the published interval", () => {
    // Newcombe 1998, table I: 81 of 263.
    const { low, high } = wilson(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it("stays within 0 and 1 and knows nothing of no trial", () => {
    expect(wilson(0, 40).low).toBe(0);
    expect(wilson(0, 40).high).toBeCloseTo(0.0876, 4);
    expect(wilson(40, 40).high).toBe(1);
    expect(wilson(0, 0)).toEqual({ hits: 0, of: 0, share: null, low: 0, high: 1 });
  });
});
