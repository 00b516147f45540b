import { expect, test } from "vitest";
import { solveSymmetric } from "./solve-symmetric.ts";

test("solves two right sides at once", () => {
  const solved = solveSymmetric(Float64Array.of(4, 0, 2, 3), Float64Array.of(10, 8, 4, 2), 2);
  expect(solved).not.toBeNull();
  expect([...(solved ?? [])].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1.75, 1.5, 1, 0]);
});

test("equations that say the same twice have no single answer", () => {
  expect(solveSymmetric(Float64Array.of(1, 0, 2, 4), Float64Array.of(1, 2), 2)).toBeNull();
});
