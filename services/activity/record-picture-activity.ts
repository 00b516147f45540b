/** Writes one line of the activity log per picture, named after its product. */
import type { ActivityKind } from "#core/activity.ts";
import type { Transaction } from "#prisma/client.ts";
import { activityText } from "./record-activity.ts";

export interface PictureActivity {
  readonly kind: ActivityKind;
  readonly actor: string;
  /** The same for all of them. */
  readonly before?: Record<string, string | number | null>;
  readonly after?: Record<string, string | number | null>;
}

/** Ids that are not this shop's are passed over. */
export async function recordPictureActivity(
  tx: Transaction,
  shopId: string,
  renditionIds: readonly string[],
  { kind, actor, before, after }: PictureActivity,
): Promise<void> {
  if (renditionIds.length === 0) return;
  const pictures = await tx.rendition.findMany({
    where: { shopId, id: { in: [...renditionIds] } },
    select: { id: true, position: true, product: { select: { title: true } } },
    orderBy: { id: "asc" },
  });
  await tx.activity.createMany({
    data: pictures.map(({ id, position, product }) => ({
      ...{ shopId, kind, actor, subject: "picture", subjectId: id, title: product.title },
      ...(before && { before }),
      after: { photo: position + 1, ...after },
      searchText: activityText([product.title, actor, kind, id]),
    })),
  });
}
