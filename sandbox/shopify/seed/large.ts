/**
 * A shop of 50,000 products and about 200,000 images, the same for the same seed: titles, vendors, types, tags and
 * collections in uneven shares, pictures from the seed photos and two variants of each. With a file to write the truth to,
 * the pictures are those of defects.ts.
 */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

import { inspectImage } from "../media/inspect-image.ts";
import type { ImageContent, Product, ProductStatus, Shop, Variant } from "../records.ts";
import type { Store } from "../store.ts";
import { type KnownPicture, makeKnownPictures } from "./defects.ts";
import { writeTruth } from "./write-truth.ts";

const photosDir = path.join(import.meta.dirname, "photos");
const firstDay = Date.UTC(2024, 0, 1);
const minuteMs = 60_000;
const colours = [
  "Amber",
  "Black",
  "Blue",
  "Coral",
  "Green",
  "Grey",
  "Ivory",
  "Ochre",
  "Pink",
  "Red",
  "Teal",
  "White",
];
const kinds = [
  "Candle",
  "Chair",
  "Cushion",
  "Fan",
  "Lamp",
  "Mug",
  "Racquet",
  "Shoe",
  "Stool",
  "Tea set",
  "Throw",
  "Vase",
];
const materials = [
  "Ash",
  "Brass",
  "Cotton",
  "Glass",
  "Leather",
  "Linen",
  "Oak",
  "Porcelain",
  "Steel",
  "Stoneware",
];
const collectionTitles = ["New in", "Sale", "Gifts", "Kitchen", "Living room", "Outdoor", "Sport", "Studio"];

/** mulberry32 (public domain, Tommy Ettinger): evenly spread numbers in 0 ≤ n < 1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Records share their contents, dates and texts, so that a product costs about a kilobyte of memory. */
export async function seedLarge(
  store: Store,
  shop: Shop,
  products: number,
  truthFile: string | null = null,
): Promise<void> {
  const random = randomFrom(1);
  const known = truthFile === null ? null : await makeKnownPictures(randomFrom(2));
  const contents = storeContents(store, known === null ? await seedPictures() : await inspectAll(known));
  for (const [index, title] of collectionTitles.entries()) {
    const id = store.newId(shop, "Collection");
    const handle = title.toLowerCase().replaceAll(" ", "-");
    shop.collections.set(id, { id, title, handle, productIds: [], updatedAt: at(index) });
  }
  for (let number = 1; number <= products; number += 1) addOne(store, shop, contents, random, number);
  store.touch(shop);
  if (known !== null && truthFile !== null) await writeTruth(truthFile, shop, contents, known);
}

function addOne(
  store: Store,
  shop: Shop,
  contents: readonly ImageContent[],
  random: () => number,
  number: number,
): void {
  const pick = <Entry>(entries: readonly Entry[]): Entry =>
    entries[Math.floor(random() * entries.length)] as Entry;
  const [colour, material, kind] = [pick(colours), pick(materials), pick(kinds)];
  const title = `${colour} ${material} ${kind} No. ${String(number)}`;
  const handle = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const createdAt = at(number);
  const id = store.newId(shop, "Product");
  // 0 to 8, four on average; every fiftieth product has none.
  const images = number % 50 === 0 ? 0 : 1 + Math.floor(random() * 7.2);
  const product: Product = {
    ...{ id, title, handle, descriptionHtml: "", productType: kind, createdAt, updatedAt: createdAt },
    vendor: `Maker ${String(1 + Math.floor(random() ** 2 * 120))}`,
    tags: [colour.toLowerCase(), material.toLowerCase(), ...(random() < 0.1 ? ["sale"] : [])],
    status: statusOf(random()),
    mediaIds: Array.from({ length: images }, (_, index) => {
      const fileId = store.newId(shop, "MediaImage");
      shop.files.set(fileId, {
        ...{ id: fileId, fileName: `${handle}-${String(index + 1)}.jpg`, alt: index === 0 ? title : "" },
        ...{ status: "READY", failures: noFailures, content: pick(contents), pendingSource: null },
        ...{ createdAt, updatedAt: createdAt },
      });
      return fileId;
    }),
    variants: [oneVariant(store, shop, number)],
  };
  shop.products.set(id, product);
  for (const collection of shop.collections.values()) if (random() < 0.12) collection.productIds.push(id);
}

function oneVariant(store: Store, shop: Shop, number: number): Variant {
  const sku = `L-${String(number).padStart(5, "0")}`;
  const price = `${String(5 + (number % 95))}.90`;
  const id = store.newId(shop, "ProductVariant");
  return { id, title: "Default Title", sku, barcode: null, price, mediaId: null };
}

const noFailures: never[] = [];
const at = (number: number) => new Date(firstDay + number * 25 * minuteMs).toISOString();

function statusOf(share: number): ProductStatus {
  if (share < 0.86) return "ACTIVE";
  return share < 0.95 ? "DRAFT" : "ARCHIVED";
}

interface Picture extends Omit<ImageContent, "sha256" | "version"> {
  readonly content: Buffer;
}

/** Made once, however many large shops a process opens. */
let pictures: Promise<Picture[]> | null = null;

function seedPictures(): Promise<Picture[]> {
  pictures ??= makePictures();
  return pictures;
}

function storeContents(store: Store, made: readonly Picture[]): ImageContent[] {
  return made.map(({ content, ...facts }) => ({
    ...facts,
    ...{ sha256: store.putBytes(content), version: 1_704_067_200 },
  }));
}

function inspectAll(known: readonly KnownPicture[]): Promise<Picture[]> {
  return Promise.all(known.map(({ content }) => inspectSeed(content, "a picture made for the large shop")));
}

async function inspectSeed(content: Buffer, name: string): Promise<Picture> {
  const checked = await inspectImage(content);
  if ("failure" in checked) throw new Error(`expected a readable seed photo but received ${name}`);
  return { ...checked, content };
}

/** Each seed photo as it is, mirrored, and at 480 px. */
async function makePictures(): Promise<Picture[]> {
  const names = (await readdir(photosDir)).filter((name) => name.endsWith(".jpg")).sort();
  const made: Picture[] = [];
  for (const name of names) {
    const original = await readFile(path.join(photosDir, name));
    const variants = [
      original,
      await sharp(original).autoOrient().flop().jpeg().toBuffer(),
      await sharp(original).autoOrient().resize(480, 480, { fit: "inside" }).jpeg().toBuffer(),
    ];
    for (const content of variants) made.push(await inspectSeed(content, name));
  }
  return made;
}
