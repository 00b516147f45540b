import { expect, test } from "vitest";
import { i18nOf } from "../i18n/i18n.server.ts";
import { createFormat } from "./format.ts";

const english = createFormat(i18nOf("en"));
const german = createFormat(i18nOf("de"), "Europe/Berlin");

test("keeps a decimal only where it tells something", () => {
  expect([0.00052, 0.005, 0.07, 0.0712, 0.883, 1, 0].map(english.percent)).toEqual([
    "0.05 %",
    "0.5 %",
    "7 %",
    "7.1 %",
    "88.3 %",
    "100 %",
    "0 %",
  ]);
  expect(german.percent(0.0712)).toBe("7,1 %");
});

test("writes file sizes in decimal units", () => {
  expect([512, 640_400, 1_000_000, 10_485_760].map(english.fileSize)).toEqual([
    "512 bytes",
    "640 KB",
    "1 MB",
    "10.5 MB",
  ]);
  expect(german.fileSize(10_485_760)).toBe("10,5 MB");
});

test("rounds the time left up", () => {
  expect([2_000, 11_000, 60_000, 61_000, 6_000_000].map(english.remaining)).toEqual([
    "a few seconds left",
    "about 20 seconds left",
    "about 1 minute left",
    "about 2 minutes left",
    "about 2 hours left",
  ]);
  expect(german.remaining(61_000)).toBe("noch etwa 2 Minuten");
});

test("tells times by their distance, and old ones by their date", () => {
  const now = Date.parse("2026-11-22T21:40:00Z");
  const moments = [
    "2026-11-22T21:39:50Z",
    "2026-11-22T21:35:00Z",
    "2026-11-22T18:40:00Z",
    "2026-11-21T20:00:00Z",
    "2026-11-01T20:00:00Z",
    "2026-11-22T21:41:00Z",
  ];
  expect(moments.map((iso) => english.timeAgo(iso, now))).toEqual([
    "just now",
    "5 minutes ago",
    "3 hours ago",
    "yesterday",
    "1 Nov 2026",
    "just now",
  ]);
  expect(moments.slice(0, 4).map((iso) => german.timeAgo(iso, now))).toEqual([
    "gerade eben",
    "vor 5 Minuten",
    "vor 3 Stunden",
    "gestern",
  ]);
});

test("writes a full time in the shop's zone, or in UTC while that is unknown", () => {
  expect(english.fullTime("2026-11-22T21:40:00Z")).toBe("22 Nov 2026, 21:40 UTC");
  expect(german.fullTime("2026-11-22T21:40:00Z")).toBe("22. Nov. 2026, 22:40 MEZ");
});
