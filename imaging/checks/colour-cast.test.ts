import { expect, test } from "vitest";
import { drawRendered, nothing } from "#tests/fixtures/draw-rendered.ts";
import type { Colour } from "#tests/fixtures/draw-rendered.ts";
import { colourCast } from "./colour-cast.ts";

const grey: Colour = [170, 170, 170];
const wall: Colour = [225, 225, 225];
const lit = ([red, green, blue]: Colour): Colour => [red, green * 0.93, blue * 0.78];

test("greys before a white wall, both in yellow light, ask for a look and say which tint", async () => {
  const finding = colourCast(await drawRendered({ paint: () => lit(grey), behind: () => lit(wall) }));
  expect(finding.severity).toBe("review");
  expect(finding.measured).toBeGreaterThan(9);
  expect(finding.message).toContain("yellow");
});

test("a slight tint is measured and passes", async () => {
  const finding = colourCast(
    await drawRendered({ paint: () => [170, 168, 160], behind: () => [225, 221, 210] }),
  );
  expect(finding.severity).toBe("pass");
  expect(finding.measured).toBeGreaterThan(2);
});

test.each([
  ["a beige product before a neutral wall", lit(grey), wall],
  ["a grey product before a yellow wall", grey, lit(wall)],
  ["a beige product before a blue wall", lit(grey), [190, 205, 235] as Colour],
  ["a beige product before a dark wall", lit(grey), lit([60, 60, 60])],
  ["a red product, without any grey", [200, 30, 30] as Colour, lit(wall)],
])("%s is no cast", async (_name, product, behind) => {
  const finding = colourCast(await drawRendered({ paint: () => product, behind: () => behind }));
  expect(finding).toMatchObject({ severity: "pass", measured: null });
});

test("without a product nothing speaks for a cast", async () => {
  expect(colourCast(await drawRendered({ shape: nothing })).severity).toBe("pass");
});
