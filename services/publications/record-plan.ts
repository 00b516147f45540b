/** Records what publishing would change; what a person approved beforehand goes on at once. */
import type { ChannelIssue } from "#core/publishing/channel-issue.ts";
import { type ImagePlan, isSettled, type WantedImage } from "#core/publishing/image-plan.ts";
import type { LiveImage } from "#core/publishing/listing.ts";
import { appActor } from "#core/activity.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import { queuePublications } from "./approve-publications.ts";
import { movePublication } from "./move-publication.ts";

export interface MadePlan {
  readonly wanted: readonly WantedImage[];
  readonly plan: ImagePlan;
  /** What the listing shows at this moment. */
  readonly present: readonly LiveImage[];
  readonly issues: readonly ChannelIssue[];
}

/** With an error among the issues it stays `checked` until the pictures are better; with nothing to change it is live. */
export async function recordPlan(
  shopId: string,
  publicationId: string,
  listingId: string,
  { wanted, plan, present, issues }: MadePlan,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await recordImages(tx, shopId, listingId, present);
    const data = { wanted: [...wanted], plan, issues: [...issues] };
    const moved = await movePublication(tx, shopId, publicationId, {
      ...{ to: "checked", actor: appActor, data },
      from: ["draft", "checked"],
    });
    if (!moved || issues.some(({ severity }) => severity === "error")) return;
    await movePublication(tx, shopId, publicationId, { to: "planned", actor: appActor });
    const row = await tx.publication.findUniqueOrThrow({ where: { id: publicationId, shopId } });
    if (row.approvedBy === null) return;
    if (!isSettled(plan)) return queuePublications(tx, shopId, [row], row.approvedBy);
    const finished = { finishedAt: new Date(), shown: keysOf(present) };
    await movePublication(tx, shopId, publicationId, { to: "live", actor: appActor, data: finished });
  });
}

/** Nothing can be planned: the channel has no room, or the image set is empty. */
export async function refusePlan(shopId: string, publicationId: string, issue: ChannelIssue): Promise<void> {
  await prisma.$transaction((tx) =>
    movePublication(tx, shopId, publicationId, {
      ...{ to: "checked", actor: appActor, data: { issues: [issue] } },
      from: ["draft", "checked"],
    }),
  );
}

export async function recordImages(
  tx: Transaction,
  shopId: string,
  listingId: string,
  images: readonly LiveImage[],
): Promise<void> {
  await tx.listing.updateMany({
    where: { id: listingId, shopId },
    data: {
      images: [...images],
      imagesReadAt: new Date(),
      imageCount: images.length,
      mainImageUrl: images[0]?.url ?? null,
    },
  });
}

const keysOf = (images: readonly LiveImage[]) => images.map(({ imageId, url }) => imageId ?? url);
