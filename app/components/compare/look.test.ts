import { expect, test } from "vitest";
import { changeLook, firstLook } from "./look.ts";

test("before/after flips between the two whole pictures from any divider", () => {
  const original = changeLook(firstLook, { toggle: "before-after" });
  expect(original.divider).toBe(100);
  const result = changeLook(original, { toggle: "before-after" });
  expect(result.divider).toBe(0);
  expect(changeLook(result, { toggle: "before-after" }).divider).toBe(100);
});

test("before/after leaves side by side, where there is no divider", () => {
  expect(changeLook({ ...firstLook, mode: "side" }, { toggle: "before-after" }).mode).toBe("slider");
});

test("the heat map toggles without touching the rest", () => {
  const look = { ...firstLook, zoom: "actual", ground: "dark" } as const;
  expect(changeLook(look, { toggle: "heat" })).toEqual({ ...look, heat: true });
});
