/** Lists the pictures an audit thinks worst of. */
import { defectsWith } from "#core/audit/audit-report.ts";
import { prisma } from "#prisma/client.ts";

export const pictureViews = ["worst", "new-photo"] as const;
export type PictureView = (typeof pictureViews)[number];

export interface BadPicture {
  readonly productId: string;
  readonly productTitle: string;
  readonly mediaGid: string;
  /** Counted from 1. */
  readonly number: number;
  readonly url: string;
  readonly score: number;
  readonly defects: readonly string[];
}

const mostListed = 100;

/** Worst first. `new-photo`: only those that Packshot cannot make good. */
export async function listBadPictures(shopId: string, view: PictureView): Promise<BadPicture[]> {
  const looks = await prisma.pictureLook.findMany({
    where: {
      ...{ shopId, score: { lt: 100 }, product: { deletedAt: null } },
      ...(view === "new-photo" && { defects: { hasSome: defectsWith("new-photo") } }),
    },
    orderBy: [{ score: "asc" }, { productId: "asc" }, { position: "asc" }],
    take: mostListed,
    include: { product: { select: { title: true } } },
  });
  return looks.map(({ productId, product, mediaGid, position, url, score, defects }) => ({
    ...{ productId, productTitle: product.title, mediaGid, number: position + 1, url, score, defects },
  }));
}
