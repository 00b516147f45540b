import { describe, expect, it } from "vitest";
import { box, drawFrame, drawMask, union, type Colour, type Paint } from "#tests/fixtures/draw-rendered.ts";
import type { Frame, Mask } from "../frame.ts";
import { levelOfLight, times, toLight, type Matrix, type Rgb } from "../light.ts";
import { deltaE2000 } from "#core/colour/delta-e-2000.ts";
import { labOf, type Lab } from "../measure/lab.ts";
import { quantile } from "../measure/quantile.ts";
import { withMask } from "../with-mask.ts";
import { openScene, type Scene, type Tools } from "./define-step.ts";
import { expose } from "./expose.ts";

const size = [240, 200] as const;
const shape = box(60, 40, 180, 170, 3);
const mask = drawMask(...size, shape);
/** Red, green and blue print on grey card. */
const card: Paint = (_x, y) => {
  if (y < 70) return [200, 60, 50];
  if (y < 95) return [60, 140, 70];
  return y < 120 ? [50, 80, 160] : [150, 150, 150];
};
const redOnly: Paint = () => [200, 60, 50];

function photoOf(ground: Paint, product: Paint = card): Frame {
  return drawFrame(...size, (x, y) => {
    const [front, back, share] = [product(x, y), ground(x, y), shape(x, y)];
    return [0, 1, 2].map((c) => (front[c] ?? 0) * share + (back[c] ?? 0) * (1 - share)) as unknown as Colour;
  });
}

/** The photo in other light: linear sRGB times the gains. */
function lit({ width, height, rgba }: Frame, [red, green, blue]: Rgb): Frame {
  const gains: Matrix = [red, 0, 0, 0, green, 0, 0, 0, blue];
  const light = (x: number, y: number): Colour => {
    const at = 4 * (Math.floor(y) * width + Math.floor(x));
    const levels: Rgb = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
    return times(gains, toLight(levels)).map(levelOfLight) as unknown as Colour;
  };
  return drawFrame(width, height, light);
}

async function exposed(photo: Frame, target: "ground" | "whole", covered: Mask = mask): Promise<Scene> {
  const product = withMask(photo, covered);
  const scene = { ...openScene(photo), mask: covered, product, output: product };
  const encode = { format: "png", quality: 100, minQuality: 100, maxBytes: 1 } as const;
  return expose.apply(scene, { expose: { target }, encode }, {} as Tools);
}

function labAt({ width, rgba }: Frame, x: number, y: number): Lab {
  const at = 4 * (y * width + x);
  return labOf(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0);
}

/** Median ΔE2000 over the solid product. */
function productDifference(a: Frame, b: Frame): number {
  const differences: number[] = [];
  for (let y = 45; y < 165; y += 3) {
    for (let x = 65; x < 175; x += 3) differences.push(deltaE2000(labAt(a, x, y), labAt(b, x, y)));
  }
  return quantile(differences, 0.5);
}

const bluish: Paint = () => [212, 220, 232];

describe("the ground alone", () => {
  it("becomes neutral and as light as paper, and the product keeps its pixels to the bit", async () => {
    const photo = photoOf(bluish);
    const scene = await exposed(photo, "ground");
    const after = scene.exposed?.photo ?? expect.fail();
    const [lightness, a, b] = labAt(after, 10, 10);
    expect(lightness).toBeGreaterThan(93);
    expect(Math.hypot(a, b)).toBeLessThan(1);
    expect(productDifference(after, photo)).toBe(0);
    for (let i = 0; i < mask.alpha.length; i++) {
      if (mask.alpha[i] === 255) expect(after.rgba[4 * i]).toBe(photo.rgba[4 * i]);
    }
    expect(scene.product).toEqual(withMask(photo, mask));
  });

  it("blends along the product's soft edge", async () => {
    const photo = photoOf(bluish);
    const after = (await exposed(photo, "ground")).exposed?.photo ?? expect.fail();
    const gain = (x: number) =>
      (after.rgba[4 * (100 * 240 + x) + 1] ?? 0) - (photo.rgba[4 * (100 * 240 + x) + 1] ?? 0);
    expect(gain(40)).toBeGreaterThan(gain(59));
    expect(gain(59)).toBeGreaterThan(gain(61));
    expect(gain(70)).toBe(0);
  });

  const checkered: Paint = (x) => (x % 20 < 10 ? [230, 225, 228] : [150, 190, 235]);
  const half: Mask = drawMask(...size, union(shape, box(0, 0, 240, 195)));
  it.each<[string, Frame, Mask]>([
    ["white paper", photoOf(() => [242, 242, 242]), mask],
    ["a coral wall", photoOf(() => [225, 130, 110]), mask],
    ["a blue wall behind grey things", photoOf(() => [150, 180, 225]), mask],
    ["a patterned cloth", photoOf(checkered), mask],
    ["a dark table", photoOf(() => [60, 62, 66]), mask],
    ["a strip of ground", photoOf(bluish), half],
  ])("stays as it is: %s", async (_name, photo, covered) => {
    expect((await exposed(photo, "ground", covered)).exposed).toBeUndefined();
  });

  it("believes a strong tint when the product's greys have it too", async () => {
    const photo = lit(
      photoOf(() => [225, 225, 225]),
      [1, 0.82, 0.55],
    );
    const after = (await exposed(photo, "ground")).exposed?.photo ?? expect.fail();
    const [, a, b] = labAt(after, 10, 10);
    expect(Math.hypot(a, b)).toBeLessThan(1);
    expect(
      (
        await exposed(
          lit(
            photoOf(() => [225, 225, 225], redOnly),
            [1, 0.82, 0.55],
          ),
          "ground",
        )
      ).exposed,
    ).toBeUndefined();
  });
});

describe("the whole photo", () => {
  it.each<[string, Rgb]>([
    ["lamp", [1, 0.82, 0.58]],
    ["shade", [0.82, 0.93, 1]],
  ])("in the light of a %s gets back the colours it has in white light", async (_name, light) => {
    const neutral = photoOf(() => [225, 225, 225]);
    const photo = lit(neutral, light);
    const { product, output, exposed: after } = await exposed(photo, "whole");
    expect(after?.target).toBe("whole");
    expect(output).toBe(product);
    expect(product.rgba[4 * (100 * 240 + 59) + 3]).toBe(mask.alpha[100 * 240 + 59]);
    const chroma = (frame: Frame) => Math.hypot(...labAt(frame, 120, 140).slice(1));
    expect(chroma(photo)).toBeGreaterThan(4);
    expect(chroma(product)).toBeLessThan(1.2);
    const inWhite = (await exposed(neutral, "whole")).product;
    expect(productDifference(product, inWhite)).toBeLessThan(2.5);
    expect(productDifference(photo, neutral)).toBeGreaterThan(3.5);
  });

  it("that is dark gets light without clipping the product", async () => {
    const photo = lit(
      photoOf(() => [70, 70, 70]),
      [0.3, 0.3, 0.3],
    );
    const { product } = await exposed(photo, "whole");
    expect(labAt(product, 120, 140)[0]).toBeGreaterThan(labAt(photo, 120, 140)[0] + 10);
    expect(
      product.rgba.reduce((most, value, i) => (i % 4 === 3 ? most : Math.max(most, value)), 0),
    ).toBeLessThan(252);
  });

  it("is never brightened beyond the product's own highlights", async () => {
    const glossy: Paint = (x, y) => (y > 130 ? [250, 250, 250] : card(x, y));
    const photo = photoOf(() => [200, 200, 200], glossy);
    expect((await exposed(photo, "ground")).exposed).toBeDefined();
    expect((await exposed(photo, "whole")).exposed).toBeUndefined();
  });

  it("without product or ground stays as it is", async () => {
    const everything = drawMask(...size, () => 1);
    expect(
      (
        await exposed(
          photoOf(() => [200, 200, 200]),
          "whole",
          everything,
        )
      ).exposed,
    ).toBeUndefined();
    const nothing = drawMask(...size, () => 0);
    const empty = await exposed(
      drawFrame(...size, () => [242, 242, 242]),
      "whole",
      nothing,
    );
    expect(empty.exposed).toBeUndefined();
  });
});
