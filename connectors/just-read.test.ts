import { afterEach, expect, test, vi } from "vitest";
import { openJustRead } from "./just-read.ts";

const mug = { marketplace: "US", externalId: "MUG", kind: "sku" };

afterEach(() => {
  vi.useRealTimers();
});

test("serves the next step once", () => {
  const recent = openJustRead<string>();
  recent.keep(mug, "as read");
  expect([recent.take(mug), recent.take(mug)]).toEqual(["as read", null]);
});

test.each([
  ["another listing", { ...mug, externalId: "VASE" }],
  ["the same SKU in another store", { ...mug, marketplace: "CA" }],
])("does not serve %s", (_what, other) => {
  const recent = openJustRead<string>();
  recent.keep(mug, "as read");
  expect(recent.take(other)).toBeNull();
});

test("is old after some seconds", () => {
  vi.useFakeTimers();
  const recent = openJustRead<string>();
  recent.keep(mug, "as read");
  vi.advanceTimersByTime(5_001);
  expect(recent.take(mug)).toBeNull();
});
