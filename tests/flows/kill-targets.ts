/** The products whose pictures are on their way when the worker is killed. */
import path from "node:path";
import sharp from "sharp";
import type { Admin } from "../../sandbox/shopify/testing/open-admin.ts";
import type { Target } from "./kill-points.ts";

const photo = path.resolve(import.meta.dirname, "../../sandbox/shopify/seed/photos/r18-fan-white.jpg");

/** A photo whose bytes no other photo has, so that it is rendered and not reused. */
let painted = 0;
export function uniquePhoto(): Promise<Buffer> {
  painted += 1;
  return sharp(photo)
    .resize(320 + painted)
    .jpeg()
    .toBuffer();
}

/** A product with three photos of one picture; the second one is the target and shown by a variant. */
export async function addTarget(admin: Admin, stem: string, bytes: Buffer): Promise<Target> {
  const image = (name: string) => ({
    fileName: `${name}.jpg`,
    alt: `alt of ${name}`,
    base64: bytes.toString("base64"),
  });
  const product = await admin.addProduct({
    title: stem,
    images: [image(`${stem}-front`), image(stem), image(`${stem}-back`)],
    variants: [
      { title: "One", image: 0 },
      { title: "Two", image: 1 },
    ],
  });
  const photoPath = new URL(product.media[1]?.url ?? "").pathname;
  return { productId: product.id, stem, photoPath };
}

/** Products of one new photo, so that it is rendered once for all of them. */
export async function addTargets(admin: Admin, prefix: string, count: number): Promise<Target[]> {
  const bytes = await uniquePhoto();
  const added: Target[] = [];
  for (let number = 1; number <= count; number += 1) {
    added.push(await addTarget(admin, `${prefix}-${number.toString().padStart(2, "0")}`, bytes));
  }
  return added;
}
