/** Fills the two shops with the demo catalogue. To add a product: an entry in one of the data files beside this one. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { addProduct, type NewImage } from "../catalogue.ts";
import type { Shop } from "../records.ts";
import type { Store } from "../store.ts";
import { decor } from "./decor.ts";
import { furniture } from "./furniture.ts";
import { otherStore } from "./other-store.ts";
import type { SeedPhoto, SeedProduct } from "./seed-product.ts";
import { spoil } from "./spoil.ts";
import { sports } from "./sports.ts";
import { table } from "./table.ts";

export const demoProducts: readonly SeedProduct[] = [...furniture, ...decor, ...table, ...sports];

const photos = path.join(import.meta.dirname, "photos");
const firstDay = Date.UTC(2026, 7, 1, 9);
const dayMs = 24 * 60 * 60 * 1000;

export async function seedDemo(store: Store): Promise<void> {
  await fill(store, store.addShop("demo-store.myshopify.com", "Demo Store"), demoProducts);
  await fill(store, store.addShop("other-store.myshopify.com", "Other Store"), otherStore);
}

/** One product a day, so that sorting by date has something to sort. */
async function fill(store: Store, shop: Shop, products: readonly SeedProduct[]): Promise<void> {
  for (const [day, product] of products.entries()) {
    const { description, photos: seeds, ...rest } = product;
    const images = await Promise.all(seeds.map((seed, index) => imageOf(product.title, seed, index)));
    const createdAt = new Date(firstDay + day * dayMs).toISOString();
    const variants = rest.variants.map((variant, index) => ({ ...variant, sku: skuOf(day, index) }));
    const descriptionHtml = `<p>${description}</p>`;
    await addProduct(store, shop, { ...rest, variants, images, createdAt, descriptionHtml });
  }
}

/** `DEMO-007-1`: product and variant, counted from one. */
function skuOf(product: number, variant: number): string {
  return `DEMO-${String(product + 1).padStart(3, "0")}-${String(variant + 1)}`;
}

async function imageOf(title: string, seed: SeedPhoto, index: number): Promise<NewImage> {
  const { photo, treatments = [], format = "jpeg", alt = "" } = seed;
  const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const fileName = `${name}-${String(index + 1)}.${format === "jpeg" ? "jpg" : format}`;
  if (photo === "broken") return { fileName, alt, bytes: Buffer.from("this was a photo once") };
  const original = await readFile(path.join(photos, `${photo}.jpg`));
  return { fileName, alt, bytes: await spoil(original, treatments, format) };
}
