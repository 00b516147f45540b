/** Makes another photo of a known one: flipped, cropped, spoiled. The truth goes the same way. */
import sharp from "sharp";
import type { Frame, Mask } from "#imaging/frame.ts";
import { type Box, coveredBox, frameOf, type MadePhoto, openFrame, resizeMask } from "./made-photo.ts";
import type { Random } from "./random.ts";
import { spoilLight } from "./spoil-light.ts";

type Edit = (made: MadePhoto, random: Random) => Promise<MadePhoto>;

/** Ways a photo is spoiled, by case. To add one: a line here. */
const spoilings: Readonly<Record<string, Edit>> = {
  "low-resolution": (made, random) => shrink(made, random.whole(360, 640)),
  "under-exposed": async (made, random) => light(made, { gamma: random.between(1.5, 2.2) }, random),
  "over-exposed": async (made, random) => light(made, { gamma: random.between(0.5, 0.7) }, random),
  noisy: async (made, random) => light(made, { noise: random.between(9, 20) }, random),
  "colour-cast": async (made, random) => {
    const gain = () => random.between(0.72, 1.12);
    return light(made, { cast: [gain(), gain(), gain()] }, random);
  },
  "strong-jpeg": async (made, random) => {
    const bytes = await openFrame(made.picture)
      .jpeg({ quality: random.whole(18, 34) })
      .toBuffer();
    return { ...made, picture: await frameOf(sharp(bytes)) };
  },
  blurred: async (made, random) => ({
    ...made,
    picture: await frameOf(openFrame(made.picture).blur(random.between(1, 2))),
  }),
};

/** `picture` with its `truth`, perhaps flipped, cropped to the product and a margin, and spoiled once or twice. */
export async function editPhoto(picture: Frame, truth: Mask, random: Random): Promise<MadePhoto> {
  let made: MadePhoto = { picture, truth, cases: [] };
  if (random.chance(0.5)) made = await flip(made);
  if (random.chance(0.6)) made = await crop(made, marginBox(coveredBox(made.truth), made.truth, random));
  const ways = random.shuffle(Object.keys(spoilings)).slice(0, random.chance(0.35) ? 2 : 1);
  for (const way of ways) {
    const spoil = spoilings[way];
    if (spoil) made = { ...(await spoil(made, random)), cases: [...made.cases, way] };
  }
  return made;
}

/** Each side gets 3 to 40 % of the product's longer side as margin, as far as the photo reaches. */
function marginBox(box: Box, { width, height }: Mask, random: Random): Box {
  const long = Math.max(box.right - box.left, box.bottom - box.top);
  const margin = () => Math.round(long * random.between(0.03, 0.4));
  return {
    left: Math.max(0, box.left - margin()),
    top: Math.max(0, box.top - margin()),
    right: Math.min(width, box.right + margin()),
    bottom: Math.min(height, box.bottom + margin()),
  };
}

async function flip(made: MadePhoto): Promise<MadePhoto> {
  const { width, height, alpha } = made.truth;
  const mirrored = new Uint8ClampedArray(alpha.length);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) mirrored[i] = alpha[(y + 1) * width - 1 - x] ?? 0;
  }
  const picture = await frameOf(openFrame(made.picture).flop());
  return { picture, truth: { width, height, alpha: mirrored }, cases: [...made.cases, "flipped"] };
}

async function crop(made: MadePhoto, { left, top, right, bottom }: Box): Promise<MadePhoto> {
  const [width, height] = [right - left, bottom - top];
  const alpha = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * made.truth.width + left;
    alpha.set(made.truth.alpha.subarray(from, from + width), y * width);
  }
  const picture = await frameOf(openFrame(made.picture).extract({ left, top, width, height }));
  return { picture, truth: { width, height, alpha }, cases: [...made.cases, "cropped"] };
}

async function shrink(made: MadePhoto, longSidePx: number): Promise<MadePhoto> {
  const scale = Math.min(1, longSidePx / Math.max(made.picture.width, made.picture.height));
  const size = {
    width: Math.round(made.picture.width * scale),
    height: Math.round(made.picture.height * scale),
  };
  const picture = await frameOf(openFrame(made.picture).resize(size.width, size.height, { fit: "fill" }));
  return { ...made, picture, truth: await resizeMask(made.truth, size) };
}

function light(made: MadePhoto, bad: Parameters<typeof spoilLight>[1], random: Random): MadePhoto {
  return { ...made, picture: spoilLight(made.picture, bad, random) };
}
