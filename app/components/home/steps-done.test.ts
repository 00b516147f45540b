import { expect, test } from "vitest";
import { renditionStates, type RenditionState } from "#core/rendition-state.ts";
import { stepsDone } from "./steps-done.ts";

const none = Object.fromEntries(renditionStates.map((state) => [state, 0])) as Record<RenditionState, number>;
const done = (counts: Partial<typeof none>, catalogueSyncedAt: string | null = "2026-11-22T00:00:00Z") =>
  stepsDone({ catalogueSyncedAt, counts: { ...none, ...counts } });

test("a new shop has everything before it", () => {
  expect(done({}, null)).toEqual({ read: false, enhanced: false, decided: false });
});

test("work under way is not done yet", () => {
  expect(done({ queued: 3, rendering: 1 })).toMatchObject({ read: true, enhanced: false });
});

test("a later step implies the earlier ones", () => {
  expect(done({ in_review: 1 })).toMatchObject({ enhanced: true, decided: false });
  expect(done({ rejected: 1 })).toMatchObject({ enhanced: true, decided: true });
  expect(done({ reverted: 1 })).toEqual({ read: true, enhanced: true, decided: true });
});
