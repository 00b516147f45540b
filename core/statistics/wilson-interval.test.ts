/** Against published values: Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3. */
import { expect, test } from "vitest";
import { wilsonInterval } from "./wilson-interval.ts";

test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [29, 29, 0.883, 1],
])("%i of %i", (hits, trials, low, high) => {
  const interval = wilsonInterval(hits, trials);
  expect(interval.low).toBeCloseTo(low, 3);
  expect(interval.high).toBeCloseTo(high, 3);
});

test("nothing tried, nothing known", () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});
