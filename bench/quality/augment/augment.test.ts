/** Made photos: the truth goes with the picture, and a seed says all. */
import { describe, expect, it } from "vitest";
import type { Frame, Mask } from "#imaging/frame.ts";
import { drawPattern, drawSweep, joinWallAndFloor } from "./draw-ground.ts";
import { editPhoto } from "./edit-photo.ts";
import { coverageOn, layProduct } from "./lay-product.ts";
import { coveredBox } from "./made-photo.ts";
import { cutProduct, sizeProduct } from "./product-cut.ts";
import { openRandom } from "./random.ts";

/** A red rectangle, off centre, on grey. */
function redOnGrey(): { picture: Frame; truth: Mask } {
  const [width, height] = [120, 90];
  const rgba = new Uint8ClampedArray(width * height * 4).fill(120);
  const alpha = new Uint8ClampedArray(width * height);
  for (let i = 0; i < alpha.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (x >= 20 && x < 60 && y >= 30 && y < 80) {
      rgba.set([220, 20, 20], 4 * i);
      alpha[i] = 255;
    }
    rgba[4 * i + 3] = 255;
  }
  return { picture: { width, height, rgba }, truth: { width, height, alpha } };
}

/** Share of pixels on which "is it redder than green" and the truth agree. */
function agreement({ rgba }: Frame, { alpha }: Mask): number {
  let same = 0;
  for (let i = 0; i < alpha.length; i++) {
    const red = (rgba[4 * i] ?? 0) - (rgba[4 * i + 1] ?? 0) > 60;
    if (red === (alpha[i] ?? 0) >= 128) same++;
  }
  return same / alpha.length;
}

describe("editPhoto", () => {
  it("keeps picture and truth together through every flip, crop and scale", async () => {
    const { picture, truth } = redOnGrey();
    const seen = new Set<string>();
    for (let seed = 0; seed < 24; seed++) {
      const made = await editPhoto(picture, truth, openRandom(seed));
      made.cases.forEach((name) => seen.add(name));
      expect(made.truth.alpha).toHaveLength(made.picture.width * made.picture.height);
      // Colour casts can turn grey red; only where the light was left alone does colour show the place.
      if (!made.cases.includes("colour-cast")) {
        expect(agreement(made.picture, made.truth), made.cases.join(" ")).toBeGreaterThan(0.93);
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(["flipped", "cropped", "noisy", "strong-jpeg"]));
  });

  it("makes the same from the same seed and another from another", async () => {
    const { picture, truth } = redOnGrey();
    const make = async (seed: number) =>
      Buffer.from((await editPhoto(picture, truth, openRandom(seed))).picture.rgba);
    expect((await make(3)).equals(await make(3))).toBe(true);
    expect((await make(3)).equals(await make(4))).toBe(false);
  });
});

describe("layProduct", () => {
  it("reports the coverage it laid, and darkens only the ground", async () => {
    const { picture, truth } = redOnGrey();
    const product = await cutProduct({ id: "red", object: "red" }, picture, truth);
    expect(product.colour[0]).toBeGreaterThan(200);
    const sized = await sizeProduct(product, 56, false);
    const ground = drawSweep({ width: 200, height: 150 }, [200, 200, 200], openRandom(1));
    const shadow = { strength: 0.5, lean: 0.5, length: 0.4, softness: 0.02 };
    const made = await layProduct(ground, sized, { left: 70, top: 40 }, shadow);
    const box = coveredBox(made.truth);
    expect(box.left).toBeGreaterThanOrEqual(70);
    expect(box.right).toBeLessThanOrEqual(70 + sized.width);
    expect(agreement(made.picture, made.truth)).toBeGreaterThan(0.99);
    const bare = made.truth.alpha.findIndex(
      (level, i) => level === 0 && made.picture.rgba[4 * i]! < ground.rgba[4 * i]! - 20,
    );
    expect(bare).toBeGreaterThan(-1);
  });

  it("cuts off what reaches beyond the canvas", () => {
    const { picture } = redOnGrey();
    const ground = { width: 50, height: 50, rgba: new Uint8ClampedArray(50 * 50 * 4) };
    const inside = coverageOn(ground, picture, { left: -100, top: 10 });
    expect(inside.alpha.filter((level) => level > 0)).toHaveLength(20 * 40);
  });
});

describe("grounds", () => {
  it("fills the canvas with both colours of a pattern, and a floor below a wall", async () => {
    const size = { width: 160, height: 120 };
    const printed = await drawPattern(
      size,
      [
        [250, 10, 10],
        [10, 10, 250],
      ],
      openRandom(2),
    );
    const reds = printed.rgba.filter((level, at) => at % 4 === 0 && level > 150).length / (160 * 120);
    expect(reds).toBeGreaterThan(0.1);
    expect(reds).toBeLessThan(0.95);
    const plain = (level: number): Frame => ({
      ...size,
      rgba: new Uint8ClampedArray(160 * 120 * 4).fill(level),
    });
    const joined = joinWallAndFloor(plain(200), plain(100), 0.5);
    expect(joined.rgba[0]).toBe(200);
    expect(joined.rgba.at(-4)).toBe(100);
  });
});

describe("openRandom", () => {
  it("is even, normal and shuffles without loss", () => {
    const random = openRandom(9);
    const values = Array.from({ length: 5000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.abs(variance - 1)).toBeLessThan(0.08);
    expect(random.shuffle([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
