/** One publication: the exact difference beside what buyers see now, and what a person decides about it. */
import { useLoaderData } from "@remix-run/react";
import { approvePublications } from "#services/publications/approve-publications.ts";
import {
  cancelPublication,
  keepDrift,
  lookNow,
  replanPublication,
  reschedulePublication,
  restorePublication,
  retryPublication,
} from "#services/publications/decide-publication.ts";
import { draftPublications } from "#services/publications/draft-publications.ts";
import { readPublication } from "#services/publications/read-publication.ts";
import { PublicationPage } from "../components/publishing/publication-page.tsx";
import { merchantAction, merchantLoader, pathParam, readIntent } from "../merchant.server.ts";
import { readSchedule } from "../reading/schedule.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, staff }, args) => ({
  publication: await readPublication(shopId, pathParam(args, "publicationId")),
  mayPublish: staff.permissions.includes("publish"),
}));

const decisions = {
  cancel: cancelPublication,
  retry: retryPublication,
  replan: replanPublication,
  look: lookNow,
  restore: restorePublication,
  keep: keepDrift,
} as const;
const intents = [
  "approve",
  "now",
  "reschedule",
  "ours",
  "replace",
  "preserve",
  "cancel",
  "retry",
  "replan",
  "look",
  "restore",
  "keep",
] as const;

export const action = merchantAction(async ({ shopId, shop, actor, t, redirect }, form, args) => {
  const publicationId = pathParam(args, "publicationId");
  const intent = readIntent(form, intents);
  if (intent === "approve") {
    const scheduledFor = readSchedule(form, shop.timeZone);
    const approval = { publicationIds: [publicationId], actor, scheduledFor };
    const { queued: count } = await approvePublications(shopId, approval);
    return { ok: true, message: t(`publications:${scheduledFor ? "scheduled" : "approved"}`, { count }) };
  }
  if (intent === "now" || intent === "reschedule") {
    const scheduledFor = intent === "now" ? undefined : readSchedule(form, shop.timeZone);
    await reschedulePublication(shopId, publicationId, actor, scheduledFor);
    return { ok: true, message: t(`publications:done.${intent}`) };
  }
  if (intent === "ours" || intent === "replace" || intent === "preserve") {
    const { listing } = await readPublication(shopId, publicationId);
    const mode = intent === "preserve" ? "preserve" : "replace";
    const wish = { listingIds: [listing.id], mode, actor } as const;
    const { batchId } = await draftPublications(shopId, wish);
    return redirect(`/app/publications?batch=${batchId}`);
  }
  await decisions[intent](shopId, publicationId, actor);
  return { ok: true, message: t(`publications:done.${intent}`) };
});

export default function Publication() {
  return <PublicationPage {...useLoaderData<typeof loader>()} />;
}
