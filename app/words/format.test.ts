import { expect, test } from "vitest";
import { counted, fileSize, fullTime, percent, remaining, timeAgo } from "./format.ts";

test("counts in singular and plural", () => {
  expect([counted(0, "photo"), counted(1, "photo"), counted(1234, "photo")]).toEqual([
    "0 photos",
    "1 photo",
    "1,234 photos",
  ]);
  expect(counted(2, "copy", "copies")).toBe("2 copies");
});

test("keeps a decimal only where it tells something", () => {
  expect([0.00052, 0.005, 0.07, 0.0712, 0.883, 1, 0].map(percent)).toEqual([
    "0.05 %",
    "0.5 %",
    "7 %",
    "7.1 %",
    "88.3 %",
    "100 %",
    "0 %",
  ]);
});

test("writes file sizes in decimal units", () => {
  expect([512, 640_400, 1_000_000, 10_485_760].map(fileSize)).toEqual([
    "512 bytes",
    "640 KB",
    "1 MB",
    "10.5 MB",
  ]);
});

test("rounds the time left up", () => {
  expect([2_000, 11_000, 60_000, 61_000, 6_000_000].map(remaining)).toEqual([
    "a few seconds left",
    "about 20 seconds left",
    "about 1 minute left",
    "about 2 minutes left",
    "about 2 hours left",
  ]);
});

test("tells times by their distance, and old ones by their date", () => {
  const now = Date.parse("2026-11-22T21:40:00Z");
  const ago = (iso: string) => timeAgo(iso, now);
  expect(ago("2026-11-22T21:39:50Z")).toBe("just now");
  expect(ago("2026-11-22T21:35:00Z")).toBe("5 minutes ago");
  expect(ago("2026-11-22T18:40:00Z")).toBe("3 hours ago");
  expect(ago("2026-11-21T20:00:00Z")).toBe("yesterday");
  expect(ago("2026-11-01T20:00:00Z")).toBe("1 Nov 2026");
  expect(ago("2026-11-22T21:41:00Z")).toBe("just now");
});

test("writes a full time in one zone, so that server and browser agree", () => {
  expect(fullTime("2026-11-22T21:40:00Z")).toBe("22 Nov 2026, 21:40 UTC");
});
