/** The fit on made problems with known answers, and the honesty of the validation. */
import { describe, expect, it } from "vitest";
import { openRandom } from "../augment/random.ts";
import { auroc } from "../verdict/rank.ts";
import { chooseFeatures } from "./choose-features.ts";
import { crossValidate, foldsByGroup, type GroupedSample } from "./cross-validate.ts";
import { applyIsotonic, fitIsotonic } from "./isotonic.ts";
import { fitLogistic, predict } from "./logistic.ts";
import { safeThreshold } from "./safe-threshold.ts";
import { solve } from "./solve.ts";

/** Good with log-odds 0.5 + 2 × first feature; the second is noise. Three samples to a group. */
function madeSamples(count: number, seed: number): GroupedSample[] {
  const random = openRandom(seed);
  return Array.from({ length: count }, (_, n) => {
    const features = [random.normal(), random.normal()];
    const good = random.chance(1 / (1 + Math.exp(-(0.5 + 2 * (features[0] ?? 0)))));
    return { id: String(n), group: String(Math.floor(n / 3)), features, good };
  });
}

describe("fitLogistic", () => {
  it("finds the weights a sample was made with", () => {
    const model = fitLogistic(madeSamples(4000, 1), 1e-3);
    const perUnit = model.weights.map((weight, k) => weight / model.deviations[k]!);
    const intercept = model.intercept - perUnit.reduce((sum, w, k) => sum + w * model.means[k]!, 0);
    expect(perUnit[0]).toBeCloseTo(2, 0);
    expect(Math.abs(perUnit[0]! - 2)).toBeLessThan(0.2);
    expect(Math.abs(perUnit[1]!)).toBeLessThan(0.1);
    expect(Math.abs(intercept - 0.5)).toBeLessThan(0.1);
  });

  it("is at the optimum: the mean probability is the share of good ones", () => {
    const samples = madeSamples(300, 2);
    const model = fitLogistic(samples, 5);
    const predicted = samples.reduce((sum, { features }) => sum + predict(model, features), 0);
    expect(predicted).toBeCloseTo(samples.filter(({ good }) => good).length, 6);
  });

  it("shrinks the weights with the penalty and has an answer for a separable sample", () => {
    const separable = [-2, -1, 1, 2].map((x) => ({ features: [x], good: x > 0 }));
    const loose = fitLogistic(separable, 0.01).weights[0]!;
    const tight = fitLogistic(separable, 10).weights[0]!;
    expect(loose).toBeGreaterThan(tight);
    expect(tight).toBeGreaterThan(0);
    expect(Number.isFinite(loose)).toBe(true);
  });

  it("does not mind the unit of a feature, nor one that never changes", () => {
    const samples = madeSamples(200, 3);
    const scaled = samples.map((sample) => ({ ...sample, features: [1000 * sample.features[0]! + 7, 5] }));
    const plain = samples.map((sample) => ({ ...sample, features: [sample.features[0]!, 0] }));
    expect(predict(fitLogistic(scaled, 1), scaled[0]!.features)).toBeCloseTo(
      predict(fitLogistic(plain, 1), plain[0]!.features),
      9,
    );
  });

  it("refuses what it cannot fit", () => {
    expect(() => fitLogistic([], 1)).toThrow(RangeError);
    expect(() => fitLogistic([{ features: [1], good: true }], 0)).toThrow("a penalty above 0");
    expect(() =>
      fitLogistic(
        [
          { features: [1], good: true },
          { features: [1, 2], good: false },
        ],
        1,
      ),
    ).toThrow("the same features");
  });
});

describe("solve", () => {
  it("solves a system and refuses one that is not positive definite", () => {
    const [x, y] = solve(
      [
        [4, 2],
        [2, 3],
      ],
      [10, 9],
    );
    expect(x).toBeCloseTo(1.5, 12);
    expect(y).toBeCloseTo(2, 12);
    expect(() =>
      solve(
        [
          [1, 2],
          [2, 1],
        ],
        [1, 1],
      ),
    ).toThrow("positive definite");
  });
});

describe("crossValidate", () => {
  it("keeps a group on one side and spreads groups evenly", () => {
    const samples = madeSamples(60, 4);
    const folds = foldsByGroup(samples, 10);
    for (const [n, { group }] of samples.entries()) {
      expect(folds[n]).toBe(folds[samples.findIndex((other) => other.group === group)]);
    }
    const sizes = folds.reduce<number[]>((counts, fold) => {
      counts[fold] = (counts[fold] ?? 0) + 1;
      return counts;
    }, []);
    expect(sizes).toEqual(new Array(10).fill(6));
  });

  it("sees through a feature that only tells groups apart", () => {
    // Each group has one label and its own value: known in-sample, worthless for a group never seen.
    const samples = Array.from({ length: 200 }, (_, n): GroupedSample => {
      const group = Math.floor(n / 4);
      const memory = Array.from({ length: 50 }, (_unused, k) => (k === group ? 1 : 0));
      return { id: String(n), group: String(group), features: memory, good: openRandom(group).chance(0.5) };
    });
    const model = fitLogistic(samples, 0.1);
    const inSample = samples.map(({ features, good }) => ({ confidence: predict(model, features), good }));
    expect(auroc(inSample)).toBeGreaterThan(0.99);
    expect(auroc(crossValidate(samples, 0.1, 10))).toBeLessThan(0.6);
  });

  it("leaves out one group at a time when asked for endless folds, and needs two groups", () => {
    const samples = madeSamples(30, 6);
    expect(crossValidate(samples, 1, Infinity)).toHaveLength(30);
    const lone = samples.map((sample) => ({ ...sample, group: "one" }));
    expect(() => crossValidate(lone, 1, 10)).toThrow("two groups or more");
  });
});

describe("chooseFeatures", () => {
  it("takes the telling feature and leaves noise", () => {
    const random = openRandom(7);
    const samples = madeSamples(400, 8).map((sample) => ({
      ...sample,
      features: [random.normal(), ...sample.features, random.normal()],
    }));
    expect(chooseFeatures(samples, 1, 10, 3)[0]).toBe(1);
  });
});

describe("fitIsotonic", () => {
  const judged = [
    { confidence: 0.1, good: false },
    { confidence: 0.2, good: true },
    { confidence: 0.3, good: false },
    { confidence: 0.9, good: true },
  ];

  it("pools what falls and keeps what rises", () => {
    expect(fitIsotonic(judged)).toEqual([
      { confidence: 0.1, good: 0 },
      { confidence: 0.2, good: 0.5 },
      { confidence: 0.9, good: 1 },
    ]);
  });

  it("answers between, below and without steps", () => {
    const steps = fitIsotonic(judged);
    expect(applyIsotonic(steps, 0.5)).toBe(0.5);
    expect(applyIsotonic(steps, 0)).toBe(0);
    expect(applyIsotonic([], 0.5)).toBeNaN();
  });
});

describe("safeThreshold", () => {
  it("lies just above the surest bad picture and counts what still passes", () => {
    const { threshold, passing } = safeThreshold([
      { confidence: 0.9, good: true },
      { confidence: 0.8, good: true },
      { confidence: 0.6, good: false },
      { confidence: 0.5, good: true },
    ]);
    expect(threshold).toBeCloseTo(0.7, 12);
    expect(passing).toMatchObject({ hits: 2, of: 3 });
  });

  it("lets nothing pass when the surest picture is bad, everything when none is", () => {
    const bad = { confidence: 1, good: false };
    expect(safeThreshold([bad, { confidence: 1, good: true }])).toMatchObject({ threshold: 1.01 });
    expect(safeThreshold([{ confidence: 0.4, good: true }]).threshold).toBe(0.4);
  });
});
