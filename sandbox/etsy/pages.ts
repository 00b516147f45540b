/** What buyers see: a listing's page, and the pictures themselves. */
import { Hono } from "hono";

import { buyerPage } from "../common/buyer-page.ts";
import type { Pictures } from "../common/pictures.ts";
import type { StandInEnv } from "../common/stand-in.ts";
import type { EtsyState } from "./records.ts";
import { showImage } from "./show.ts";

export function pagesRoute(state: EtsyState, pictures: Pictures, origin: () => string): Hono<StandInEnv> {
  const route = new Hono<StandInEnv>();
  route.get("/il/:sha256/:name", async (context) => {
    const picture = await pictures.find(context.req.param("sha256"));
    if (picture === null) return context.text("no such picture", 404);
    return context.body(new Uint8Array(picture.bytes), 200, { "content-type": picture.mimeType });
  });
  route.get("/listing/:id", (context) => {
    const listing = state.listings.find(
      ({ listing_id }) => listing_id.toString() === context.req.param("id"),
    );
    if (listing === undefined) return context.text("no such listing", 404);
    return context.html(
      buyerPage({
        channelTitle: "Etsy",
        colour: "#c24710",
        id: listing.listing_id.toString(),
        title: listing.title,
        price: listing.price,
        state: listing.state,
        pictures: listing.images.map((image) => ({
          url: showImage(origin(), listing, image, false).url_fullxfull,
          alt: image.alt,
        })),
      }),
    );
  });
  return route;
}
