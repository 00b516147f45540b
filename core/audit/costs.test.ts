/** The cheaper way of today is what is saved; the range is that of the share that passes. */
import { expect, test } from "vitest";
import { estimateCosts } from "./costs.ts";

test.each([
  [
    { minutesPerPicture: 10, hourlyRate: 30, pricePerPicture: 1.5 },
    { byHand: 3000, bought: 900 },
    [540, 810],
  ],
  [{ minutesPerPicture: 1, hourlyRate: 30, pricePerPicture: 1.5 }, { byHand: 300, bought: 900 }, [180, 270]],
])("%o", (assumptions, costs, [low, high]) => {
  const estimate = estimateCosts(600, assumptions, { low: 0.6, high: 0.9 });
  expect(estimate).toMatchObject({ pictures: 600, hours: assumptions.minutesPerPicture * 10, ...costs });
  expect(estimate.saving.low).toBeCloseTo(low ?? 0);
  expect(estimate.saving.high).toBeCloseTo(high ?? 0);
});
