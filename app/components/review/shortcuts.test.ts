import { expect, test } from "vitest";
import { shortcutFor, shortcuts, type FocusKind } from "./shortcuts.ts";

const press = (
  key: string,
  focus: FocusKind = "other",
  held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", true>> = {},
) => shortcutFor({ key, ctrlKey: false, metaKey: false, altKey: false, ...held }, focus);

test("knows every key, in either case", () => {
  expect(["j", "ArrowRight", "K", "A", "r", "b", "H", "1", "0", "?"].map((key) => press(key))).toEqual([
    "next",
    "next",
    "previous",
    "approve",
    "reject",
    "toggle",
    "heat",
    "actual",
    "fit",
    "help",
  ]);
  expect(press("x")).toBeNull();
});

test("leaves typing alone", () => {
  expect(press("a", "typing")).toBeNull();
  expect(press("ArrowRight", "typing")).toBeNull();
});

test("leaves the arrows to a slider or a scrolled picture, but not the letters", () => {
  expect(press("ArrowRight", "arrows")).toBeNull();
  expect(press("j", "arrows")).toBe("next");
});

test("leaves the browser's own keys alone", () => {
  expect(press("r", "other", { ctrlKey: true })).toBeNull();
  expect(press("r", "other", { metaKey: true })).toBeNull();
  expect(press("ArrowLeft", "other", { altKey: true })).toBeNull();
});

test("no key means two things", () => {
  const keys = Object.values(shortcuts).flatMap((shortcut) => [...shortcut.keys]);
  expect(new Set(keys).size).toBe(keys.length);
});
