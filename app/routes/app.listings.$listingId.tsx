/** One listing: its pictures as buyers see them, the order the merchant wants, and what was published before. */
import { useLoaderData } from "@remix-run/react";
import { arrangeSlots } from "#services/image-sets/arrange-slots.ts";
import { readListing } from "#services/listings/read-listing.ts";
import { draftPublications } from "#services/publications/draft-publications.ts";
import { ListingPage } from "../components/listing/listing-page.tsx";
import { merchantAction, merchantLoader, pathParam, readIntent, textField } from "../merchant.server.ts";
import { readArrangement } from "../reading/arrangement.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, staff }, args) => ({
  listing: await readListing(shopId, pathParam(args, "listingId")),
  mayPublish: staff.permissions.includes("publish"),
}));

export const action = merchantAction(async ({ shopId, actor, t, redirect }, form, args) => {
  const listingId = pathParam(args, "listingId");
  const intent = readIntent(form, ["arrange", "follow", "publish"]);
  switch (intent) {
    case "arrange":
      await arrangeSlots(shopId, listingId, readArrangement(textField(form, "places")), actor);
      return { ok: true, message: t("listing:saved") };
    case "follow":
      await arrangeSlots(shopId, listingId, null, actor);
      return { ok: true, message: t("listing:followed") };
    case "publish": {
      await readListing(shopId, listingId);
      const wish = { listingIds: [listingId], mode: "preserve", actor } as const;
      const { batchId, drafted } = await draftPublications(shopId, wish);
      if (drafted === 0) return { ok: false, code: "BAD_INPUT", message: t("listings:noneLinked") };
      return redirect(`/app/publications?batch=${batchId}`);
    }
  }
});

export default function Listing() {
  const { listing, mayPublish } = useLoaderData<typeof loader>();
  const { places, leftOut } = listing.wanted;
  // What is stored changed: a draft made on top of the old order is over.
  return <ListingPage key={JSON.stringify([places, leftOut])} {...{ listing, mayPublish }} />;
}
