import { expect, test } from "vitest";
import { clockOf, endOfQuietHours, isTimeZone, momentAt, startOfDay, startOfNextDay } from "./shop-time.ts";

const berlin = "Europe/Berlin";
const night = { from: "22:00", until: "06:30" };
const noon = { from: "12:00", until: "13:00" };

test.each([
  ["before they begin", noon, "2026-11-23T10:59:00Z", null],
  ["from their first minute", noon, "2026-11-23T11:00:00Z", "2026-11-23T12:00:00.000Z"],
  ["not at their end", noon, "2026-11-23T12:00:00Z", null],
  ["over midnight, in the evening", night, "2026-11-23T21:30:00Z", "2026-11-24T05:30:00.000Z"],
  ["over midnight, in the morning", night, "2026-11-24T03:00:00Z", "2026-11-24T05:30:00.000Z"],
  ["over the night that is an hour longer", night, "2026-10-24T21:00:00Z", "2026-10-25T05:30:00.000Z"],
  ["over the night that is an hour shorter", night, "2026-03-28T22:00:00Z", "2026-03-29T04:30:00.000Z"],
])("quiet hours: %s", (_when, hours, now, end) => {
  expect(endOfQuietHours(hours, new Date(now), berlin)?.toISOString() ?? null).toBe(end);
});

test("days begin at the shop's midnight, also where the day has 23 or 25 hours", () => {
  const iso = (at: Date) => at.toISOString();
  expect(iso(startOfDay(new Date("2026-11-23T23:30:00Z"), berlin))).toBe("2026-11-23T23:00:00.000Z");
  expect(iso(startOfNextDay(new Date("2026-11-23T22:59:00Z"), berlin))).toBe("2026-11-23T23:00:00.000Z");
  expect(iso(startOfNextDay(new Date("2026-03-29T10:00:00Z"), berlin))).toBe("2026-03-29T22:00:00.000Z");
  expect(iso(startOfNextDay(new Date("2026-10-25T10:00:00Z"), berlin))).toBe("2026-10-25T23:00:00.000Z");
  expect(iso(startOfDay(new Date("2026-06-01T12:00:00Z"), "America/Los_Angeles"))).toBe(
    "2026-06-01T07:00:00.000Z",
  );
  expect(iso(startOfDay(new Date("2026-06-01T12:00:00Z"), "Asia/Kathmandu"))).toBe(
    "2026-05-31T18:15:00.000Z",
  );
});

test("knows which zones there are", () => {
  expect([isTimeZone("Asia/Tokyo"), isTimeZone("Mars/Base")]).toEqual([true, false]);
});

test.each([
  ["in winter", "2026-12-01T09:30", "2026-12-01T08:30:00.000Z"],
  ["in summer", "2026-07-01T09:30", "2026-07-01T07:30:00.000Z"],
  ["in the hour that summer time skips", "2026-03-29T02:30", "2026-03-29T01:30:00.000Z"],
  ["on a day that is none", "2026-13-41T09:30", null],
  ["without a time", "2026-12-01", null],
  ["in words", "tomorrow", null],
])("a moment by the shop's clock, %s", (_which, text, expected) => {
  expect(momentAt(text, berlin)?.toISOString() ?? null).toBe(expected);
});

test("the shop's clock shows the moment again", () => {
  expect(clockOf(momentAt("2026-12-01T09:30", berlin)!, berlin)).toBe("2026-12-01T09:30");
});
