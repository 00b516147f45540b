import { expect, test } from "vitest";
import { amazonMain } from "#core/presets/amazon-main.ts";
import { etsyListing } from "#core/presets/etsy-listing.ts";
import { AppError } from "#core/errors.ts";
import { drawRendered } from "#tests/fixtures/draw-rendered.ts";
import type { Face } from "../face-finder.ts";
import { faces } from "./faces.ts";

const face: Face = { box: { left: 0, top: 0, right: 10, bottom: 10 }, confidence: 0.9 };
const finding = (...found: Face[]) => ({ findFaces: () => Promise.resolve(found) });

test("people are for a person to judge where the channel asks, and no question elsewhere", async () => {
  const rendered = await drawRendered();
  expect(await faces(rendered, amazonMain.rules, finding())).toMatchObject({ severity: "pass", measured: 0 });
  const found = await faces(rendered, amazonMain.rules, finding(face, face));
  expect(found).toMatchObject({ severity: "review", measured: 2 });
  expect(found.message).toContain("2 faces");
  expect((await faces(rendered, etsyListing.rules, finding(face))).severity).toBe("pass");
});

test("a missing or failing model never passes for nobody there", async () => {
  const rendered = await drawRendered();
  const gone = () =>
    Promise.reject(new AppError("NOT_FOUND", "no file", { userMessage: "Run npm run models." }));
  for (const tools of [{}, { findFaces: gone }]) {
    const finding = await faces(rendered, amazonMain.rules, tools);
    expect(finding).toMatchObject({ severity: "review", measured: null });
    expect(finding.message).toContain("not looked at for people");
  }
});
