/** One publication: the exact difference beside what buyers see now, and what a person decides about it. */
import { useLoaderData } from "@remix-run/react";
import { approvePublications } from "#services/publications/approve-publications.ts";
import {
  cancelPublication,
  keepDrift,
  lookNow,
  replanPublication,
  restorePublication,
  retryPublication,
} from "#services/publications/decide-publication.ts";
import { draftPublications } from "#services/publications/draft-publications.ts";
import { readPublication } from "#services/publications/read-publication.ts";
import { PublicationPage } from "../components/publishing/publication-page.tsx";
import { merchantAction, merchantLoader, pathParam, readIntent } from "../merchant.server.ts";

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

export const action = merchantAction(async ({ shopId, actor, t, redirect }, form, args) => {
  const publicationId = pathParam(args, "publicationId");
  const intent = readIntent(form, intents);
  if (intent === "approve") {
    const { queued: count } = await approvePublications(shopId, { publicationIds: [publicationId], actor });
    return { ok: true, message: t("publications:approved", { count }) };
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
