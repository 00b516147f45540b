import { expect, test } from "vitest";
import { amazonMain } from "#core/presets/amazon-main.ts";
import { etsyListing } from "#core/presets/etsy-listing.ts";
import { transparentCutout } from "#core/presets/transparent-cutout.ts";
import type { Frame, Rendered } from "#imaging/frame.ts";
import {
  box,
  drawFrame,
  drawRendered,
  everything,
  over,
  white,
  woven,
} from "#tests/fixtures/draw-rendered.ts";
import type { Colour, Paint, Shape } from "#tests/fixtures/draw-rendered.ts";
import { ground } from "./ground.ts";

const shape = box(120, 80, 280, 320);
const grey: Colour = [190, 190, 190];
const spread = box(100, 300, 300, 335, 20);

/** The finished picture as given, the product as drawn. */
async function withOutput(behind: Paint, alpha: Shape = everything): Promise<Rendered> {
  const output: Frame = drawFrame(400, 400, over(woven, shape, behind), alpha);
  return { ...(await drawRendered({ shape })), output };
}

/** White but for `share` of the whole picture, as a grey block in a corner away from the product. */
const spoilt = (share: number): Paint => {
  const side = 400 * Math.sqrt(share);
  return (x, y) => (x < side && y < side ? grey : white);
};

test.each([
  ["pure white", () => white, "pass"],
  ["one level off white", () => [254, 255, 255], "fail"],
  ["all grey", () => grey, "fail"],
  ["white with a grey corner block of 1 %", spoilt(0.01), "fail"],
  [
    "white with a soft neutral shadow under the product",
    over(
      () => grey,
      (x, y) => 0.5 * spread(x, y),
      () => white,
    ),
    "pass",
  ],
  [
    "white with a coloured smear under the product",
    over(
      () => [255, 90, 90],
      spread,
      () => white,
    ),
    "fail",
  ],
] satisfies [string, Paint, string][])("%s is %s", async (_name, behind, severity) => {
  expect(ground(await withOutput(behind), amazonMain.rules).severity).toBe(severity);
});

test("a trace of grey in the outer border asks for a look", async () => {
  const trace: Paint = (x, y) => (x < 8 && y < 20 ? grey : white);
  expect(ground(await withOutput(trace), amazonMain.rules).severity).toBe("review");
});

test("haze that came with the mask is no shadow", async () => {
  const haze = box(60, 150, 340, 380);
  const rendered = await drawRendered({
    shape: (x, y) => Math.max(shape(x, y), 0.15 * haze(x, y)),
    paint: () => grey,
  });
  expect(ground(rendered, amazonMain.rules).severity).toBe("fail");
});

test("a ground of another colour may be two levels off, not three", async () => {
  expect(ground(await withOutput(() => [245, 244, 241]), etsyListing.rules).severity).toBe("pass");
  expect(ground(await withOutput(() => [244, 244, 239]), etsyListing.rules).severity).toBe("fail");
});

test("a transparent ground is clear; an opaque or hazy one is not", async () => {
  const { rules } = transparentCutout;
  expect(ground(await drawRendered({ shape, ground: null }), rules).severity).toBe("pass");
  expect(ground(await withOutput(() => white), rules).severity).toBe("fail");
  expect(
    ground(
      await withOutput(
        () => white,
        (x, y) => Math.max(shape(x, y), 0.02),
      ),
      rules,
    ).severity,
  ).toBe("fail");
});

test("a colour ground must be opaque", async () => {
  expect(ground(await drawRendered({ shape, ground: null }), amazonMain.rules).severity).toBe("fail");
});

test("a channel without a rule takes any ground", async () => {
  expect(ground(await withOutput(() => grey), { ...amazonMain.rules, ground: null }).severity).toBe("pass");
});

test("a product over the whole picture leaves no ground to judge, so it cannot pass", async () => {
  expect(ground(await drawRendered({ shape: everything }), amazonMain.rules).severity).toBe("fail");
});
