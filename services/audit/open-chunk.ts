/** Opens the next few products of an audit. */
import { type PictureMeasures, pictureMeasuresSchema } from "#core/audit/picture-measures.ts";
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";

/** Raise it when imaging/audit measures something else, so that known pictures are measured anew. */
export const auditEngine = 1;

export interface ChunkPicture {
  readonly productId: string;
  readonly mediaGid: string;
  readonly position: number;
  readonly alt: string;
  readonly url: string;
  /** Of the file in the shop; null where Shopify has not said. */
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** Known from before, under the same address; null when it has to be looked at. */
  readonly measures: PictureMeasures | null;
}

export interface AuditChunk {
  readonly stage: "sampling" | "scanning";
  /** Where the audit was when the chunk was opened. */
  readonly sampled: number;
  readonly cursor: string | null;
  /** Empty at the end of the stage. */
  readonly productIds: readonly string[];
  readonly pictures: readonly ChunkPicture[];
}

/** A few seconds of work: what a killed worker loses, and a cancelled audit still does. */
const productsPerChunk = 8;

/** Null when the audit has ended. @throws AppError NOT_FOUND */
export async function openChunk(shopId: string, auditId: string): Promise<AuditChunk | null> {
  const audit = await prisma.audit.findUnique({ where: { id: auditId, shopId } });
  if (audit === null) throw notFound("audit", auditId);
  const { state, sampled, cursor, sampleIds } = audit;
  if (state !== "sampling" && state !== "scanning") return null;
  const productIds =
    state === "sampling"
      ? sampleIds.slice(sampled, sampled + productsPerChunk)
      : await nextProducts(shopId, cursor);
  return { stage: state, sampled, cursor, productIds, pictures: await readPictures(shopId, productIds) };
}

async function nextProducts(shopId: string, cursor: string | null): Promise<string[]> {
  const rows = await prisma.product.findMany({
    where: { shopId, deletedAt: null, ...(cursor !== null && { id: { gt: cursor } }) },
    ...{ orderBy: { id: "asc" }, take: productsPerChunk, select: { id: true } },
  });
  return rows.map(({ id }) => id);
}

async function readPictures(shopId: string, productIds: readonly string[]): Promise<ChunkPicture[]> {
  const where = { productId: { in: [...productIds] } };
  const [images, looks] = await Promise.all([
    prisma.productImage.findMany({
      where: { ...where, url: { not: null }, product: { shopId, deletedAt: null } },
      orderBy: [{ productId: "asc" }, { position: "asc" }],
    }),
    prisma.pictureLook.findMany({ where: { ...where, shopId, engine: auditEngine } }),
  ]);
  const known = new Map(looks.map((look) => [`${look.productId} ${look.mediaGid} ${look.url}`, look]));
  return images.map(({ productId, mediaGid, position, alt, width, height, ...image }) => {
    const url = image.url ?? "";
    const stored = known.get(`${productId} ${mediaGid} ${url}`)?.measures;
    const measures = pictureMeasuresSchema.safeParse(stored).data ?? null;
    return { productId, mediaGid, position, alt, url, widthPx: width, heightPx: height, measures };
  });
}
