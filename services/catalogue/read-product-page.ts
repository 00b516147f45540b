/** Reads everything the product page shows: its photos as they hang now, their renditions, and its history. */
import { prisma } from "#prisma/client.ts";
import { judgeGallery, type GalleryVerdict } from "./judge-gallery.ts";
import { notFound } from "../not-found.ts";
import { renditionCardColumns, toRenditionCard, type RenditionCard } from "../renditions/rendition-card.ts";
import { findReplacements } from "../renditions/find-replacements.ts";
import { readProductHistory, type HistoryEntry } from "./read-product-history.ts";

export interface ProductImageView {
  readonly mediaGid: string;
  readonly url: string | null;
  readonly alt: string;
  readonly position: number;
  /** Newest first; a swapped-in picture carries the renditions of the photo it stands for. */
  readonly renditions: RenditionCard[];
}

export interface ProductDetail {
  readonly id: string;
  readonly gid: string;
  readonly title: string;
  readonly handle: string;
  readonly status: string;
  readonly vendor: string;
  readonly productType: string;
  readonly tags: string[];
  readonly updatedAt: string;
  /** Deleted in Shopify since. */
  readonly deleted: boolean;
  readonly images: ProductImageView[];
  /** Renditions of photos that left the gallery. */
  readonly formerRenditions: RenditionCard[];
  /** What can be said of the finished pictures together. */
  readonly gallery: GalleryVerdict;
  readonly history: HistoryEntry[];
}

/** @throws AppError NOT_FOUND */
export async function readProductPage(shopId: string, productId: string): Promise<ProductDetail> {
  const product = await prisma.product.findUnique({
    where: { id: productId, shopId },
    include: {
      images: { orderBy: { position: "asc" } },
      renditions: {
        select: { ...renditionCardColumns, mediaGid: true, alt: true, findings: true },
        orderBy: [{ createdAt: "desc" }, { id: "asc" }],
        take: 500,
      },
    },
  });
  if (product === null) throw notFound("product", productId);
  const replacements = await findReplacements(shopId, productId);
  const cardsByMedia = Map.groupBy(product.renditions, (row) => latestOf(row.mediaGid, replacements));
  const cardsOf = (mediaGid: string) => (cardsByMedia.get(mediaGid) ?? []).map(toRenditionCard);
  const hanging = new Set(product.images.map((image) => image.mediaGid));
  const { id, gid, title, handle, status, vendor, productType, tags } = product;
  return {
    ...{ id, gid, title, handle, status, vendor, productType, tags },
    updatedAt: product.shopUpdatedAt.toISOString(),
    deleted: product.deletedAt !== null,
    images: product.images.map(({ mediaGid, url, alt, position }) => ({
      ...{ mediaGid, url, alt, position },
      renditions: cardsOf(mediaGid),
    })),
    formerRenditions: [...cardsByMedia.keys()].filter((media) => !hanging.has(media)).flatMap(cardsOf),
    gallery: judgeGallery(
      product.images.map(({ mediaGid, position }) => ({
        position,
        renditions: cardsByMedia.get(mediaGid) ?? [],
      })),
    ),
    history: await readProductHistory(shopId, productId),
  };
}

/** The picture that hangs where `mediaGid` once hung, followed over repeated enhancements. */
function latestOf(mediaGid: string, replacements: ReadonlyMap<string, { replacedGid: string }>): string {
  const successor = new Map([...replacements].map(([newGid, { replacedGid }]) => [replacedGid, newGid]));
  let current = mediaGid;
  for (let hops = 0; hops <= successor.size; hops += 1) {
    const next = successor.get(current);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}
