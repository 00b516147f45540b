/**
 * Logistic regression with an L2 penalty on the slopes, fitted by Newton's method (iteratively reweighted least squares).
 *
 * Features are standardised by mean and deviation first, so that one penalty suits them all.
 */
import { solve } from "./solve.ts";

export interface Sample {
  readonly features: readonly number[];
  readonly good: boolean;
}

/** log-odds of a good picture = intercept + Σ weights × (feature − mean) / deviation. */
export interface LogisticModel {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  readonly weights: readonly number[];
  readonly intercept: number;
}

const mostRounds = 100;
const tolerance = 1e-9;

/**
 * @param penalty strength of the L2 penalty; above 0, so that a separable sample has an answer too.
 * @throws RangeError for no samples, samples of unequal length, or a penalty that is not above 0.
 */
export function fitLogistic(samples: readonly Sample[], penalty: number): LogisticModel {
  const count = samples[0]?.features.length;
  if (count === undefined || samples.some(({ features }) => features.length !== count)) {
    throw new RangeError("expected samples with the same features but received none or unequal ones");
  }
  if (!(penalty > 0)) throw new RangeError(`expected a penalty above 0 but received ${penalty}`);
  const { means, deviations } = standard(samples, count);
  const rows = samples.map(({ features }) => [1, ...standardise(features, means, deviations)]);
  const truth = samples.map(({ good }) => (good ? 1 : 0));
  let beta = new Array<number>(count + 1).fill(0);
  for (let round = 0; round < mostRounds; round++) {
    const step = newtonStep(rows, truth, beta, penalty);
    beta = beta.map((value, k) => value + (step[k] ?? 0));
    if (Math.max(...step.map(Math.abs)) < tolerance) break;
  }
  const [intercept = 0, ...weights] = beta;
  return { means, deviations, weights, intercept };
}

/** Probability of a good picture, 0..1. */
export function predict(model: LogisticModel, features: readonly number[]): number {
  const values = standardise(features, model.means, model.deviations);
  return sigmoid(values.reduce((sum, value, k) => sum + value * (model.weights[k] ?? 0), model.intercept));
}

function newtonStep(
  rows: readonly (readonly number[])[],
  truth: readonly number[],
  beta: readonly number[],
  penalty: number,
): number[] {
  const size = beta.length;
  const gradient = beta.map((value, k) => (k === 0 ? 0 : -penalty * value));
  const curvature = beta.map((_, k) => beta.map((_, j) => (k === j ? (k === 0 ? 1e-9 : penalty) : 0)));
  for (const [n, row] of rows.entries()) {
    const p = sigmoid(row.reduce((sum, value, k) => sum + value * (beta[k] ?? 0), 0));
    for (let k = 0; k < size; k++) {
      gradient[k] = (gradient[k] ?? 0) + (row[k] ?? 0) * ((truth[n] ?? 0) - p);
      const line = curvature[k];
      if (!line) continue;
      for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + p * (1 - p) * (row[k] ?? 0) * (row[j] ?? 0);
    }
  }
  const step = solve(curvature, gradient);
  // A full step from a flat start can overshoot on separable samples: never move the log-odds by more than a few.
  const longest = Math.max(...step.map(Math.abs));
  return longest > 4 ? step.map((value) => (value * 4) / longest) : step;
}

function standard(samples: readonly Sample[], count: number): { means: number[]; deviations: number[] } {
  const means: number[] = [];
  const deviations: number[] = [];
  for (let k = 0; k < count; k++) {
    const values = samples.map(({ features }) => features[k] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    means.push(mean);
    deviations.push(variance > 0 ? Math.sqrt(variance) : 1);
  }
  return { means, deviations };
}

function standardise(
  features: readonly number[],
  means: readonly number[],
  deviations: readonly number[],
): number[] {
  return features.map((value, k) => (value - (means[k] ?? 0)) / (deviations[k] ?? 1));
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
