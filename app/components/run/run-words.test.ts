import { expect, test } from "vitest";
import { renditionStates, type RenditionState } from "#core/rendition-state.ts";
import { i18nOf } from "../../i18n/i18n.server.ts";
import { createFormat } from "../../words/format.ts";
import { failuresOf, outcomeWords, progressWords } from "./run-words.ts";

const { t } = i18nOf("en");
const format = createFormat(i18nOf("en"));
const none = Object.fromEntries(renditionStates.map((state) => [state, 0])) as Record<RenditionState, number>;
const products = { queued: 0, ingested: 2, failed: 0, cancelled: 0 };
const run = (counts: Partial<typeof none>, productCounts = products) => ({
  counts: { ...none, ...counts },
  productCounts,
});

test("names only what there is", () => {
  expect(outcomeWords(run({ in_review: 3, written_back: 12, failed: 1 }), t)).toBe(
    "3 to review, 12 in your shop, 1 failed",
  );
  expect(outcomeWords(run({}), t)).toBe("No pictures yet");
});

test("counts products that could not be read as failures", () => {
  expect(failuresOf(run({ failed: 1 }, { ...products, failed: 2 }))).toBe(3);
});

test("tells how far a run is and how long it will take", () => {
  const going = {
    ...run({ queued: 2, rendering: 1, in_review: 3 }),
    progress: 0.5,
    state: "running" as const,
  };
  expect(progressWords({ ...going, remainingMs: 42_000 }, t, format)).toBe(
    "3 of 6 pictures done, about 50 seconds left",
  );
  expect(progressWords({ ...going, remainingMs: null }, t, format)).toBe("3 of 6 pictures done");
  expect(
    progressWords({ ...run({ failed: 1 }), progress: 1, state: "done", remainingMs: null }, t, format),
  ).toBe("1 picture done");
});
