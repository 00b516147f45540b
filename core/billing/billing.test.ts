import { expect, test } from "vitest";
import { mostPictures, picturesLeft, priceOfNext, type Terms } from "./allowance.ts";
import { monthOf, periodAround } from "./period.ts";
import { findPlan, freePlan, plans, type Plan } from "./plans.ts";

const starter = findPlan("starter") as Plan;
const terms: Terms = { plan: starter, usageCapCents: starter.usageCapCents };

test("every plan beyond the free one gives more pictures for more money, and each further picture for less", () => {
  for (const [n, plan] of plans.entries()) {
    const before = plans[n - 1];
    if (before === undefined) continue;
    expect(plan.priceUsd).toBeGreaterThan(before.priceUsd);
    expect(plan.includedPictures).toBeGreaterThan(before.includedPictures);
    expect(plan.extraPriceMills ?? 0).toBeLessThan(before.extraPriceMills ?? Infinity);
  }
  expect(plans.map(({ priceUsd }) => priceUsd)).toEqual([0, 29, 79, 199]);
  expect(freePlan.includedPictures).toBe(25);
});

test("the whole cap can be used, and not a cent more", () => {
  const extra = mostPictures(terms) - starter.includedPictures;
  expect(extra).toBe(500);
  const prices = Array.from({ length: mostPictures(terms) + 3 }, (_, used) => priceOfNext(terms, used));
  expect(prices.reduce((sum, price) => sum + price, 0)).toBe(starter.usageCapCents * 10);
  expect(prices.slice(0, starter.includedPictures).every((price) => price === 0)).toBe(true);
});

test("without a usage line nothing is charged beyond the price, and what is left ends with what is included", () => {
  const managed = { plan: starter, usageCapCents: 0 };
  expect(priceOfNext(managed, 10_000)).toBe(0);
  expect(picturesLeft(managed, 499)).toBe(1);
  expect(picturesLeft(managed, 512)).toBe(0);
});

test("a period is the 30 days that hold now, however late Shopify's word is", () => {
  const end = new Date("2026-11-30T12:00:00Z");
  const of = (now: string) => periodAround(new Date(now), end);
  expect(of("2026-11-23T00:00:00Z")).toEqual({ startsAt: new Date("2026-10-31T12:00:00Z"), endsAt: end });
  expect(of("2026-11-30T11:59:59.999Z").endsAt).toEqual(end);
  expect(of("2026-11-30T12:00:00Z").startsAt).toEqual(end);
  expect(of("2027-02-01T00:00:00Z").endsAt).toEqual(new Date("2027-02-28T12:00:00Z"));
});

test("a month ends where the next one begins", () => {
  expect(monthOf(new Date("2026-12-31T23:59:59Z"))).toEqual({
    startsAt: new Date("2026-12-01T00:00:00Z"),
    endsAt: new Date("2027-01-01T00:00:00Z"),
  });
});
