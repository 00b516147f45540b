/** What the audit saw of every picture with a fault, as CSV in pieces. */
import { pictureDefects, type PictureDefect } from "#core/audit/defects.ts";
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { csvLine, csvStart } from "../csv.ts";

const columns = [
  ...["product", "handle", "picture", "address", "score", "defects", "remedy", "refused by", "looked at"],
];
const perPiece = 1_000;
const withProduct = {
  product: { select: { title: true, handle: true } },
} satisfies Prisma.PictureLookInclude;
type Look = Prisma.PictureLookGetPayload<{ include: typeof withProduct }>;

/** Product by product. */
export async function* exportAudit(shopId: string): AsyncGenerator<string> {
  yield csvStart + csvLine(columns);
  let last: Look | undefined;
  do {
    const looks: Look[] = await prisma.pictureLook.findMany({
      where: { shopId, score: { lt: 100 }, product: { deletedAt: null } },
      orderBy: [{ productId: "asc" }, { mediaGid: "asc" }],
      ...{ take: perPiece, include: withProduct },
      ...(last && {
        cursor: { productId_mediaGid: { productId: last.productId, mediaGid: last.mediaGid } },
        skip: 1,
      }),
    });
    yield looks.map(lineOf).join("");
    last = looks.length < perPiece ? undefined : looks.at(-1);
  } while (last !== undefined);
}

function lineOf({ product, position, url, score, defects, brokenRules, lookedAt }: Look): string {
  const remedies = new Set(defects.map((defect) => pictureDefects[defect as PictureDefect].remedy));
  const channels = new Set(brokenRules.map((id) => id.split(".")[0] ?? ""));
  return csvLine([
    ...[product.title, product.handle, (position + 1).toString(), url, score.toString(), defects.join(" ")],
    ...[[...remedies].join(" "), [...channels].join(" "), lookedAt.toISOString()],
  ]);
}
