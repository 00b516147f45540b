import { expect, test } from "vitest";
import { amazonMain } from "#core/presets/amazon-main.ts";
import { etsyListing } from "#core/presets/etsy-listing.ts";
import { drawFrame, drawRendered, white } from "#tests/fixtures/draw-rendered.ts";
import { resolution } from "./resolution.ts";

test.each([
  [499, 499, "fail"],
  [500, 400, "review"],
  [999, 900, "review"],
  [1000, 900, "pass"],
  [10_001, 2, "fail"],
])("%i × %i px is %s for Amazon", async (width, height, severity) => {
  const output = drawFrame(width, height, () => white);
  const finding = resolution({ ...(await drawRendered()), output }, amazonMain.rules);
  expect(finding).toMatchObject({ severity, measured: Math.max(width, height) });
});

test("too many megapixels fail although both sides are allowed", async () => {
  const output = drawFrame(1700, 1700, () => white);
  const finding = resolution(
    { ...(await drawRendered()), output },
    { ...amazonMain.rules, maxMegapixels: 2 },
  );
  expect(finding.severity).toBe("fail");
});

test.each([
  [1600, 1200, "pass"],
  [1600, 1216, "pass"],
  [1200, 1600, "review"],
])("%i × %i px is %s for Etsy, which crops other shapes", async (width, height, severity) => {
  const output = drawFrame(width, height, () => white);
  expect(resolution({ ...(await drawRendered()), output }, etsyListing.rules).severity).toBe(severity);
});
