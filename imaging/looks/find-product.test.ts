/** The search on drawn photos, with a tiny real net that takes what is bright for product. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { convertIsnet } from "#models/convert-isnet.ts";
import { madeUpWeights } from "#models/made-up-weights.ts";
import { isnetMedium } from "#models/registry.ts";
import type { Frame, Mask } from "../frame.ts";
import { openSegmenter, type RgbPicture, type Segmenter } from "../segmenter.ts";
import { findProduct, glance } from "./find-product.ts";

type Colour = readonly [number, number, number];
interface Block {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly colour: Colour;
  /** Every other square of four pixels has this colour instead. */
  readonly checks?: Colour;
}

let room = "";
/** Takes for product what is brighter than mid-grey. */
let segmenter: Segmenter;
/** The same with a higher bar. */
let strict: Segmenter;
/** What the net was shown, in order. */
let shown: RgbPicture[] = [];

beforeAll(async () => {
  room = await mkdtemp(join(tmpdir(), "packshot-find-"));
  const weights = join(room, "tiny.onnx");
  await writeFile(weights, convertIsnet(madeUpWeights(), "output"));
  segmenter = await openWatched(weights, 128);
  strict = await openWatched(weights, 200);
});
afterAll(async () => {
  await Promise.all([segmenter.close(), strict.close()]);
  await rm(room, { recursive: true });
});

async function openWatched(weights: string, bar: number): Promise<Segmenter> {
  const input = { ...isnetMedium.input, mean: [bar, bar, bar], deviation: [8, 8, 8] } as const;
  const net = await openSegmenter(weights, { ...isnetMedium, input }, { threads: 1 });
  return {
    ...net,
    score(picture) {
      shown.push({ ...picture, rgb: picture.rgb.slice() });
      return net.score(picture);
    },
  };
}

const size = { width: 320, height: 240 };
const bright: Colour = [250, 240, 245];
const yellow: Colour = [255, 255, 90];

function draw(ground: Colour, ...blocks: Block[]): Frame {
  const rgba = new Uint8ClampedArray(size.width * size.height * 4);
  for (let i = 0; i < size.width * size.height; i++) {
    const [x, y] = [i % size.width, Math.floor(i / size.width)];
    const top = blocks.findLast(
      ({ left, top, width, height }) => x >= left && x < left + width && y >= top && y < top + height,
    );
    const isCheck = ((x >> 2) + (y >> 2)) % 2 === 1;
    rgba.set([...((isCheck ? top?.checks : undefined) ?? top?.colour ?? ground), 255], 4 * i);
  }
  shown = [];
  return { ...size, rgba };
}

const at = ({ alpha, width }: Mask, x: number, y: number) => alpha[y * width + x] ?? 0;
const middle: Block = { left: 120, top: 60, width: 90, height: 120, colour: bright };
const dark: Colour = [20, 20, 20];

it("looks at the whole, then closely, and no more when both agree", async () => {
  const { coarse, search } = await findProduct(draw(dark, middle), 512, { segmenter });
  expect(search).toMatchObject({ looks: 2, leftOut: 0, pastGround: false });
  expect(search.agreement).toBeGreaterThan(0.96);
  expect(shown.map(({ width, height }) => [width, height])).toEqual([
    [256, 192],
    [320, 384],
  ]);
  expect([at(coarse, 165, 120), at(coarse, 20, 20), at(coarse, 300, 220)]).toEqual([255, 0, 0]);
});

it("leaves out a smaller thing of another colour, and keeps a second one of the same", async () => {
  const prop: Block = { left: 20, top: 100, width: 40, height: 60, colour: yellow };
  const alone = await findProduct(draw(dark, middle, prop), 512, { segmenter });
  expect(alone.search.leftOut).toBe(1);
  expect([at(alone.coarse, 40, 130), at(alone.coarse, 165, 120)]).toEqual([0, 255]);
  const pair = await findProduct(draw(dark, middle, { ...prop, colour: bright }), 512, { segmenter });
  expect(pair.search).toMatchObject({ leftOut: 0, isMixed: false });
  expect([at(pair.coarse, 40, 130), at(pair.coarse, 165, 120)]).toEqual([255, 255]);
});

const checked: Block = { ...middle, colour: [198, 198, 198], checks: [160, 160, 160] };
/** The ground has become the grey that stands for any ground. */
const isFlattened = ({ rgb }: RgbPicture) => rgb[0] === 160;
const mottled: Block = { ...middle, colour: [150, 150, 150], checks: [118, 118, 118] };
const grey: Colour = [120, 120, 120];

it("keeps a large thing of another colour, and says so", async () => {
  const other: Block = { left: 10, top: 60, width: 80, height: 120, colour: yellow };
  const { coarse, search } = await findProduct(draw(dark, middle, other), 512, { segmenter });
  expect(search).toMatchObject({ leftOut: 0, isMixed: true });
  expect([at(coarse, 40, 130), at(coarse, 165, 120)]).toEqual([255, 255]);
});

it("looks again, closer and mirrored, where two looks disagree", async () => {
  const photo = draw(dark, { ...middle, checks: [30, 30, 30] });
  const { search } = await findProduct(photo, 512, { segmenter });
  expect(search.looks).toBe(3);
  expect(search.agreement).toBeLessThan(0.96);
  const [, close, mirrored] = shown;
  expect(mirrored?.width).toBeGreaterThan(close?.width ?? 0);
});

it("finds what is hardly brighter than its ground by looking at what differs", async () => {
  const { coarse, search } = await findProduct(draw(grey, checked), 512, { segmenter: strict });
  expect(search.pastGround).toBe(true);
  expect(at(coarse, 165, 120)).toBeGreaterThan(200);
  expect(at(coarse, 20, 20)).toBe(0);
});

it("does not believe a look past the ground that takes the ground itself for the product", async () => {
  const { coarse, search } = await findProduct(draw([90, 90, 90], mottled), 512, { segmenter });
  expect(shown.filter(isFlattened).length).toBe(1);
  expect(search.pastGround).toBe(false);
  expect(at(coarse, 20, 20)).toBe(0);
});

it("does not look past a ground it cannot predict", async () => {
  const tiles: Block = { left: 0, top: 0, ...size, colour: grey, checks: [60, 60, 60] };
  await findProduct(draw(grey, tiles, checked), 512, { segmenter: strict });
  expect(shown.filter(isFlattened).length).toBe(0);
});

it("says so when there is nothing to find", async () => {
  const { coarse, search } = await findProduct(draw(dark), 512, { segmenter });
  expect(search).toMatchObject({ looks: 3, agreement: 0 });
  expect(coarse.alpha.every((value) => value === 0)).toBe(true);
});

it("glances once", async () => {
  const { coarse, search } = await glance(draw(dark, middle), 256, { segmenter });
  expect(search).toMatchObject({ looks: 1, agreement: null });
  expect([at(coarse, 165, 120), at(coarse, 20, 20)]).toEqual([255, 0]);
});

it("stops between looks when told to", async () => {
  const signal = AbortSignal.abort(new Error("cancelled"));
  await expect(findProduct(draw(dark, middle), 512, { segmenter, signal })).rejects.toThrow("cancelled");
});
