/** Composes new photos from known products: on grounds of their own colour, patterns, real grounds, among other things. */
import type { Frame } from "#imaging/frame.ts";
import { type Colour, cutPatch, drawPattern, drawSweep, joinWallAndFloor } from "./draw-ground.ts";
import { type GroundPatch, groundPatches } from "./ground-patches.ts";
import { layProduct, pickShadow, type Shadow, type Spot } from "./lay-product.ts";
import { frameOf, type MadePhoto, openFrame, type Size } from "./made-photo.ts";
import { type ProductCut, sizeProduct } from "./product-cut.ts";
import type { Random } from "./random.ts";
import { spoilLight } from "./spoil-light.ts";

export interface Studio {
  /** The folder ground patches are cut from. */
  readonly folder: string;
  readonly products: readonly ProductCut[];
  readonly random: Random;
}

type GroundMaker = (product: ProductCut, size: Size, studio: Studio) => Promise<Frame>;

interface Theme {
  readonly count: number;
  readonly ground: GroundMaker;
  /** Which products the theme is about; any when left out. */
  readonly suits?: (product: ProductCut) => boolean;
  /** How many other products stand behind or at the frame's edge. */
  readonly props?: readonly [least: number, most: number];
}

/** What is composed, by case. To add one: a line here. */
export const themes: Readonly<Record<string, Theme>> = {
  "white-on-white": { count: 14, ground: white, suits: ({ brightness }) => brightness > 125 },
  "dark-on-dark": { count: 14, ground: dark, suits: ({ brightness }) => brightness < 75 },
  "similar-colour": { count: 16, ground: similar },
  pattern: { count: 14, ground: pattern },
  "real-ground": { count: 18, ground: (_, size, studio) => patch(studio, size, () => true) },
  room: { count: 12, ground: room },
  clutter: { count: 16, ground: room, props: [1, 3] },
};

export async function composePhoto(product: ProductCut, name: string, studio: Studio): Promise<MadePhoto> {
  const theme = themes[name];
  if (!theme) throw new RangeError(`expected a known theme but received ${name}`);
  const { random } = studio;
  const size = canvasFor(product, random);
  let ground = await theme.ground(product, size, studio);
  const shadow = pickShadow(random);
  const [least, most] = theme.props ?? [0, 0];
  for (let count = random.whole(least, most), n = 0; n < count; n++) {
    ground = await addProp(ground, product, n, studio, shadow);
  }
  const main = await sizeProduct(product, mainSide(product, size, random), random.chance(0.5));
  const { picture, truth } = await layProduct(ground, main, mainSpot(main, size, random), shadow);
  return { picture: await shoot(picture, random), truth, cases: [name] };
}

/** 900 to 1400 px on the long side; small products get small canvases, so that nothing is enlarged much. */
function canvasFor({ cut }: ProductCut, random: Random): Size {
  const long = Math.min(random.whole(900, 1400), Math.round(Math.max(cut.width, cut.height) * 1.9));
  const aspect = random.pick([1, 0.75, 4 / 3]);
  const [width, height] = aspect >= 1 ? [long, long / aspect] : [long * aspect, long];
  return { width: Math.round(width), height: Math.round(height) };
}

/** The product fills 50 to 82 % of the canvas in the direction it is tighter in. */
function mainSide({ cut }: ProductCut, { width, height }: Size, random: Random): number {
  const fit = Math.min(width / cut.width, height / cut.height) * random.between(0.5, 0.82);
  return Math.round(Math.max(cut.width, cut.height) * Math.min(1.1, fit));
}

function mainSpot({ width, height }: Frame, canvas: Size, random: Random): Spot {
  return {
    left: Math.round((canvas.width - width) * random.between(0.35, 0.65)),
    top: Math.round((canvas.height - height) * random.between(0.45, 0.8)),
  };
}

/** Another product, smaller and a little out of focus, behind the main one or cut by the frame's edge. */
async function addProp(
  ground: Frame,
  main: ProductCut,
  n: number,
  { products, random }: Studio,
  shadow: Shadow,
): Promise<Frame> {
  const other = random.pick(products.filter(({ object }) => object !== main.object));
  const side = Math.round(Math.max(ground.width, ground.height) * random.between(0.22, 0.36));
  const sized = await sizeProduct(other, side, random.chance(0.5));
  const soft = await frameOf(openFrame(sized).blur(random.between(0.6, 3)));
  const onLeft = n % 2 === 0;
  const inward = Math.round(random.between(-0.45, 0.25) * sized.width);
  const left = onLeft ? inward : ground.width - sized.width - inward;
  const top = Math.round(ground.height * random.between(0.55, 0.75)) - sized.height;
  return (await layProduct(ground, soft, { left, top }, shadow)).picture;
}

/** The camera: one softness and one grain over product and ground, now and then poor light. */
async function shoot(picture: Frame, random: Random): Promise<Frame> {
  const soft = await frameOf(openFrame(picture).blur(random.between(0.4, 0.7)));
  const dim = random.chance(0.15);
  return spoilLight(
    soft,
    dim
      ? { gamma: random.between(1.3, 1.8), noise: random.between(5, 11) }
      : { noise: random.between(0.8, 3) },
    random,
  );
}

async function white(_: ProductCut, size: Size, { random }: Studio): Promise<Frame> {
  const level = random.between(228, 252);
  return drawSweep(
    size,
    [level, level * random.between(0.985, 1.01), level * random.between(0.97, 1.01)],
    random,
  );
}

async function dark(_: ProductCut, size: Size, { random }: Studio): Promise<Frame> {
  const level = random.between(16, 48);
  return drawSweep(
    size,
    [level, level * random.between(0.95, 1.05), level * random.between(0.9, 1.15)],
    random,
  );
}

async function similar({ colour }: ProductCut, size: Size, { random }: Studio): Promise<Frame> {
  return drawSweep(size, tint(colour, random, 0.25), random);
}

async function pattern({ colour }: ProductCut, size: Size, { random }: Studio): Promise<Frame> {
  const first = random.chance(0.5) ? tint(colour, random, 0.3) : anyColour(random);
  const second = tint(random.chance(0.5) ? first : anyColour(random), random, 0.4);
  return drawPattern(size, [first, second], random);
}

async function room(_: ProductCut, size: Size, studio: Studio): Promise<Frame> {
  const wall = await patch(studio, size, ({ place }) => place !== "floor");
  const floor = await patch(studio, size, ({ place }) => place !== "wall");
  return joinWallAndFloor(wall, floor, studio.random.between(0.45, 0.68));
}

function patch(
  { folder, random }: Studio,
  size: Size,
  suits: (patch: GroundPatch) => boolean,
): Promise<Frame> {
  return cutPatch(folder, random.pick(groundPatches.filter(suits)), size, random);
}

/** The colour, lighter or darker by up to `share`, its channels apart by a twelfth of that. */
function tint(colour: Colour, random: Random, share: number): Colour {
  const light = 1 + random.between(-share, share);
  const shift = () => light * (1 + random.between(-share, share) / 12);
  const [red, green, blue] = colour;
  return [red * shift(), green * shift(), blue * shift()];
}

function anyColour(random: Random): Colour {
  return [random.between(30, 235), random.between(30, 235), random.between(30, 235)];
}
