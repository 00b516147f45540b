/** The pictures a listing shows before the first change: kept, so that they can be put back. */
import { appActor } from "#core/activity.ts";
import { type ImagePlan, keepAsIs, type PictureFile, type WantedImage } from "#core/publishing/image-plan.ts";
import { imageKey, type LiveImage } from "#core/publishing/listing.ts";
import { prisma } from "#prisma/client.ts";
import { enqueue } from "../outbox.ts";
import { movePublication } from "./move-publication.ts";

/** Whether the listing still shows what the plan was made for. */
export function isAsPlanned(plan: ImagePlan, present: readonly LiveImage[]): boolean {
  const before = plan.changes.flatMap((change) => (change.before === null ? [] : [change.before]));
  const told = (images: readonly LiveImage[]) =>
    images
      .map((image) => `${image.slot} ${imageKey(image)}`)
      .sort()
      .join("\n");
  return told(before) === told(present);
}

/** @param copies of the pictures that will leave, by their key */
export async function keepSnapshot(
  shopId: string,
  publicationId: string,
  present: readonly LiveImage[],
  copies: ReadonlyMap<string, PictureFile>,
): Promise<void> {
  const snapshot = present.map((image): WantedImage => {
    const kept = keepAsIs(image);
    const source = { ...kept.source, copy: copies.get(imageKey(image)) ?? null };
    return { ...kept, source };
  });
  await prisma.publication.updateMany({ where: { id: publicationId, shopId }, data: { snapshot } });
}

const changedMeanwhile =
  "The listing was changed since this was planned, so nothing was sent. Look at the new plan before you publish it.";

/** Somebody changed the listing since the plan was made: it is made anew, and a person looks at it again. */
export async function planAgain(shopId: string, publicationId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const data = { approvedBy: null, errorCode: "STALE", errorMessage: changedMeanwhile };
    const from = ["queued"] as const;
    if (!(await movePublication(tx, shopId, publicationId, { to: "draft", actor: appActor, data, from })))
      return;
    await enqueue(tx, "plan-publication", { shopId, publicationId });
  });
}
