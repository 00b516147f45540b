import { afterAll, beforeAll, expect, test } from "vitest";
import { AppError } from "#core/errors.ts";
import { amazonMain } from "#core/presets/amazon-main.ts";
import { etsyListing } from "#core/presets/etsy-listing.ts";
import { lettering } from "#tests/fixtures/draw-letters.ts";
import { box, drawFrame, drawMask, type Paint, type Shape, white } from "#tests/fixtures/draw-rendered.ts";
import { openTestReader } from "#tests/fixtures/open-test-reader.ts";
import type { Rendered } from "../frame.ts";
import type { TextReader } from "../text/text-reader.ts";
import { withMask } from "../with-mask.ts";
import { text } from "./text.ts";

const { rules } = amazonMain;
const [width, height] = [800, 500];
const product = box(250, 80, 650, 420);
const scene: Paint = (x, y) => (product(x, y) > 0.5 ? [150, 190, 170] : [225, 225, 220]);
let reader: TextReader;

beforeAll(async () => {
  reader = await openTestReader();
});
afterAll(() => reader.close());

/** The scene with a line of text, cut out by `shape`, before white or, with `keep`, before its own ground. */
function photographed(
  paint: Paint,
  { shape = product, keep = false }: { shape?: Shape; keep?: boolean } = {},
) {
  const source = drawFrame(width, height, paint);
  const mask = drawMask(width, height, shape);
  const cut = withMask(source, mask);
  const output = keep
    ? source
    : drawFrame(width, height, (x, y) => (shape(x, y) > 0.5 ? paint(x, y) : white));
  return {
    source,
    photo: source,
    mask,
    coarse: mask,
    product: cut,
    output,
    placement: { scale: 1, x: 0, y: 0 },
  };
}

const look = (rendered: Omit<Rendered, "file">) =>
  text(rendered as Rendered, rules, { readText: (frame, wanted) => reader.read(frame, wanted) });

test("a product without any text passes, and so does one with text of its own", async () => {
  expect(await look(photographed(scene))).toMatchObject({ severity: "pass", measured: 0 });
  const label = lettering(scene, "NEW SALE", { left: 310, top: 220, squarePx: 6 });
  expect(await look(photographed(label))).toMatchObject({ severity: "pass", measured: 0 });
});

test("text beside the product is no matter once it is cut away, and fails where it stays", async () => {
  const overlay = lettering(scene, "SALE 50", { left: 20, top: 20, squarePx: 5 });
  expect((await look(photographed(overlay))).severity).toBe("pass");
  const kept = await look(photographed(overlay, { keep: true }));
  expect(kept).toMatchObject({ severity: "fail", measured: 1 });
  expect(kept.message).toContain("“SALE 50”");
});

test.each([1, 0.35])(
  "a watermark of strength %d across the product's edge is for a person",
  async (strength) => {
    const watermark = lettering(scene, "NEW SALE 50", { left: 60, top: 220, squarePx: 6, strength });
    expect((await look(photographed(watermark))).severity).toBe("review");
  },
);

test("letters that the cut-out took for product are for a person", async () => {
  const overlay = lettering(scene, "SALE 50", { left: 20, top: 20, squarePx: 5 });
  const letters: Shape = (x, y) => Math.max(product(x, y), overlay(x, y)[0] < 100 && y < 60 ? 1 : 0);
  expect((await look(photographed(overlay, { shape: letters }))).severity).toBe("review");
});

test("only the part that the canvas shows is looked at", async () => {
  const overlay = lettering(scene, "SALE 50", { left: 20, top: 20, squarePx: 5 });
  const kept = photographed(overlay, { keep: true });
  const placement = { scale: 1, x: -240, y: -70 };
  const output = drawFrame(420, 360, (x, y) => overlay(x + 240, y + 70));
  const shown = {
    ...kept,
    placement,
    output,
    product: { ...output, rgba: new Uint8ClampedArray(output.rgba.length) },
  };
  expect((await look(shown)).severity).toBe("pass");
});

test("channels that allow text are not asked, and a missing model never passes for no text", async () => {
  const rendered = photographed(lettering(scene, "SALE 50", { left: 20, top: 20, squarePx: 5 }), {
    keep: true,
  });
  expect((await text(rendered as Rendered, etsyListing.rules, {})).severity).toBe("pass");
  const gone = () =>
    Promise.reject(new AppError("NOT_FOUND", "no file", { userMessage: "Run npm run models." }));
  for (const tools of [{}, { readText: gone }]) {
    const finding = await text(rendered as Rendered, rules, tools);
    expect(finding).toMatchObject({ severity: "review", measured: null });
    expect(finding.message).toContain("Nobody looked for text");
  }
});
