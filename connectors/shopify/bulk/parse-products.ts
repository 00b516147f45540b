/** Turns the lines of a product export into snapshots, one product held at a time. */
import { z } from "zod";
import type { MediaImageSnapshot, ProductSnapshot, VariantSnapshot } from "#core/catalogue.ts";

/** What was wrong with the lines; without any of it, the export was complete. */
export interface LineFaults {
  /** Lines that were too long, no JSON, or neither product nor medium nor variant. */
  damaged: number;
  /** Products of media or variants that did not stand below them; they have to be read again. */
  readonly strays: Set<string>;
}

export const noLineFaults = (): LineFaults => ({ damaged: 0, strays: new Set() });

const productLine = z.object({
  __parentId: z.undefined().optional(),
  id: z.string().startsWith("gid://shopify/Product/"),
  title: z.string(),
  handle: z.string(),
  status: z.enum(["ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"]),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
});

const mediaLine = z.object({
  __parentId: z.string(),
  __typename: z.string(),
  id: z.string(),
  alt: z.string().nullish(),
  status: z.enum(["UPLOADED", "PROCESSING", "READY", "FAILED"]),
  mimeType: z.string().nullish(),
  image: z.object({ url: z.string(), width: z.number().nullable(), height: z.number().nullable() }).nullish(),
});

const variantLine = z.object({
  __parentId: z.string(),
  id: z.string().startsWith("gid://shopify/ProductVariant/"),
  title: z.string(),
  sku: z.string().nullish(),
  barcode: z.string().nullish(),
});

type MediaLine = z.infer<typeof mediaLine>;
type VariantLine = z.infer<typeof variantLine>;

/** A product with what has stood below it so far. */
interface OpenProduct {
  readonly product: z.infer<typeof productLine>;
  readonly media: MediaLine[];
  readonly variants: VariantLine[];
}

/** Yields products in batches. `faults` is complete when the last batch was given. */
export async function* parseProducts(
  lines: AsyncIterable<string | null>,
  faults: LineFaults,
  perBatch = 250,
): AsyncGenerator<ProductSnapshot[]> {
  let batch: ProductSnapshot[] = [];
  let current: OpenProduct | null = null;
  for await (const line of lines) {
    const value = jsonOf(line);
    const media = mediaLine.safeParse(value);
    if (media.success) {
      if (media.data.__parentId === current?.product.id) current.media.push(media.data);
      else faults.strays.add(media.data.__parentId);
      continue;
    }
    const variant = variantLine.safeParse(value);
    if (variant.success) {
      if (variant.data.__parentId === current?.product.id) current.variants.push(variant.data);
      else faults.strays.add(variant.data.__parentId);
      continue;
    }
    const product = productLine.safeParse(value);
    if (!product.success) {
      faults.damaged += 1;
      continue;
    }
    if (current) batch.push(toSnapshot(current));
    current = { product: product.data, media: [], variants: [] };
    if (batch.length < perBatch) continue;
    yield batch;
    batch = [];
  }
  if (current) batch.push(toSnapshot(current));
  if (batch.length > 0) yield batch;
}

export function jsonOf(line: string | null): unknown {
  try {
    return line === null ? null : JSON.parse(line);
  } catch {
    return null;
  }
}

function toSnapshot({ product, media, variants }: OpenProduct): ProductSnapshot {
  const { id: productId, title, handle, status, vendor, productType, tags, createdAt, updatedAt } = product;
  return {
    ...{ productId, title, handle, status, vendor, productType, tags, createdAt, updatedAt },
    images: media.flatMap(toImage),
    variants: variants.map(toVariant),
  };
}

function toVariant({ id: variantId, title, sku, barcode }: VariantLine): VariantSnapshot {
  return { variantId, title, sku: sku || null, barcode: barcode || null };
}

/** As the paged reader does: no video or 3D, no failed picture; the rest keep their place among all. */
function toImage(media: MediaLine, position: number): MediaImageSnapshot[] {
  if (media.__typename !== "MediaImage" || media.status === "FAILED") return [];
  const { id: mediaId, status, alt, mimeType, image } = media;
  return [
    {
      ...{ mediaId, position, status, alt: alt ?? "", mimeType: mimeType ?? null },
      ...{ url: image?.url ?? null, width: image?.width ?? null, height: image?.height ?? null },
    },
  ];
}
