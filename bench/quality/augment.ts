/**
 * Enlarges a set of photos with truth, deterministically: known photos flipped, cropped and spoiled, and known products
 * composed onto harder grounds.
 *
 *     node bench/quality/augment.ts --set DIR --out DIR [--seed N] [--edited N]
 *
 * Writes images/, alpha/ and manifest.json as the set itself has them. Every made photo names the photo its product comes
 * from, so that a cross-validation can keep them together.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { toAppError } from "#core/errors.ts";
import { decode } from "#imaging/decode.ts";
import type { Frame, Mask } from "#imaging/frame.ts";
import { composePhoto, themes } from "./augment/compose-photo.ts";
import { editPhoto } from "./augment/edit-photo.ts";
import { type MadePhoto, openFrame } from "./augment/made-photo.ts";
import { cutProduct, type ProductCut } from "./augment/product-cut.ts";
import { openRandom, type Random } from "./augment/random.ts";
import { type PhotoSet, readPhotoSet, readTruth, type TruePhoto } from "./photo-set.ts";

interface Order {
  readonly setDir: string;
  readonly outputDir: string;
  readonly seed: number;
  readonly edited: number;
}

interface Made {
  readonly from: Pick<TruePhoto, "id" | "object">;
  readonly kind: "edited" | "composed";
  readonly photo: MadePhoto;
}

try {
  const count = await augment(readOrder());
  console.log(`${count} photos made.`);
} catch (thrown) {
  const error = toAppError(thrown);
  console.error(error.message);
  process.exitCode = 1;
}

function readOrder(): Order {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      set: { ...text, default: "../shared/bench/dev" },
      out: { ...text, default: ".cache/bench-augmented" },
      seed: { ...text, default: "3" },
      edited: { ...text, default: "56" },
    },
  });
  return {
    setDir: values.set,
    outputDir: values.out,
    seed: Number(values.seed),
    edited: Number(values.edited),
  };
}

async function augment({ setDir, outputDir, seed, edited }: Order): Promise<number> {
  const set = await readPhotoSet(setDir);
  const random = openRandom(seed);
  for (const folder of ["images", "alpha"]) await mkdir(join(outputDir, folder), { recursive: true });
  const entries: object[] = [];
  for await (const made of makeAll(set, edited, random)) {
    const id = `a${String(entries.length + 1).padStart(3, "0")}`;
    entries.push(await save(id, made, outputDir, random));
  }
  const manifest = { set: `${set.name}-augmented`, note: `made with seed ${seed}`, items: entries };
  await writeFile(join(outputDir, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  return entries.length;
}

async function* makeAll(set: PhotoSet, edited: number, random: Random): AsyncGenerator<Made> {
  const order = [...random.shuffle(set.photos), ...random.shuffle(set.photos)].slice(0, edited);
  for (const from of order) {
    const { picture, truth } = await read(set, from);
    yield { from, kind: "edited", photo: await editPhoto(picture, truth, random) };
  }
  const products = await cutAll(set);
  const studio = { folder: set.folder, products, random };
  for (const [name, { count, suits = () => true }] of Object.entries(themes)) {
    const suited = random.shuffle(products.filter(suits));
    for (let n = 0; n < count; n++) {
      const product = suited[n % Math.max(1, suited.length)];
      if (product)
        yield { from: product, kind: "composed", photo: await composePhoto(product, name, studio) };
    }
  }
}

/** Glass keeps its old ground in its pixels, so it is never moved to another one. */
async function cutAll(set: PhotoSet): Promise<ProductCut[]> {
  const cuts: ProductCut[] = [];
  for (const photo of set.photos) {
    if (photo.cases.includes("transparent")) continue;
    const { picture, truth } = await read(set, photo);
    cuts.push(await cutProduct(photo, picture, truth));
  }
  return cuts;
}

async function read(set: PhotoSet, photo: TruePhoto): Promise<{ picture: Frame; truth: Mask }> {
  const picture = await decode(await readFile(join(set.folder, photo.file)));
  return { picture, truth: await readTruth(set, photo) };
}

async function save(id: string, { from, kind, photo }: Made, outputDir: string, random: Random) {
  const { picture, truth, cases } = photo;
  const [file, alpha] = [`images/${id}.jpg`, `alpha/${id}.png`];
  await openFrame(picture)
    .removeAlpha()
    .jpeg({ quality: random.whole(80, 93) })
    .toFile(join(outputDir, file));
  await sharp(truth.alpha, { raw: { width: truth.width, height: truth.height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toFile(join(outputDir, alpha));
  const { width, height } = truth;
  return { id, file, alpha, kind, object: from.object, from: from.id, cases, width, height };
}
