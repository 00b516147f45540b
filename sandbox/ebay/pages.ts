/** What buyers see: a listing's page with the pictures of its variations, and the pictures themselves. */
import { Hono } from "hono";

import { buyerPage } from "../common/buyer-page.ts";
import type { StandInEnv } from "../common/stand-in.ts";
import type { PictureServices } from "./picture-services.ts";
import type { EbayState } from "./records.ts";
import { shownOf } from "./shown.ts";

export function pagesRoute(state: EbayState, services: PictureServices): Hono<StandInEnv> {
  const route = new Hono<StandInEnv>();
  route.get("/images/g/:imageId/:size", async (context) => {
    const picture = services.find(context.req.param("imageId"));
    const held = picture === null ? null : await services.bytesOf(picture);
    if (held === null) return context.text("no such picture", 404);
    return context.body(new Uint8Array(held.bytes), 200, { "content-type": held.mimeType });
  });
  route.get("/itm/:id", (context) => {
    const listing = state.listings.find(({ listingId }) => listingId === context.req.param("id"));
    if (listing === undefined) return context.text("no such listing", 404);
    const { gallery, variations } = shownOf(state, listing);
    const note = (value: string) => `${variations?.name ?? ""}: ${value}`;
    return context.html(
      buyerPage({
        channelTitle: "eBay",
        colour: "#0064d2",
        id: listing.listingId,
        title: listing.title,
        price: `$${listing.price}`,
        state: listing.state,
        pictures: [
          // eBay has no alternative texts of sellers: it writes the title there.
          ...gallery.map((url) => ({ url, alt: listing.title })),
          ...(variations?.sets ?? []).flatMap(({ value, pictures }) =>
            pictures.map((url) => ({ url, alt: note(value) })),
          ),
        ],
      }),
    );
  });
  return route;
}
