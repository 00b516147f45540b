/** What buyers see: a product's page and its pictures; and the stores of schemas and of documents, which feeds go through. */
import { Hono } from "hono";
import { gzipSync } from "node:zlib";

import { buyerPage } from "../common/buyer-page.ts";
import type { Pictures } from "../common/pictures.ts";
import type { StandInEnv } from "../common/stand-in.ts";
import type { WorkOn } from "./processing.ts";
import { schemaNamed } from "./product-types.ts";
import { type AmazonListing, type AmazonState, locators } from "./records.ts";

export function pagesRoute(
  state: AmazonState,
  pictures: Pictures,
  workOn: WorkOn,
  origin: () => string,
): Hono<StandInEnv> {
  const route = new Hono<StandInEnv>();
  route.get("/images/I/:name", async (context) => {
    const picture = await pictures.find(context.req.param("name").replace(/\.jpg$/, ""));
    if (picture === null) return context.text("no such picture", 404);
    return context.body(new Uint8Array(picture.bytes), 200, { "content-type": picture.mimeType });
  });
  route.get("/dp/:asin", async (context) => {
    const listing = state.listings.find(({ asin }) => asin === context.req.param("asin"));
    if (listing === undefined) return context.text("no such product", 404);
    await workOn(listing);
    return context.html(
      buyerPage({
        ...{ channelTitle: "Amazon", colour: "#131921", id: listing.asin, title: listing.title },
        ...{ price: "$24.00", state: listing.isBuyable ? "active" : "inactive" },
        pictures: shownTo(listing).map((sha256) => ({ url: `${origin()}/images/I/${sha256}.jpg`, alt: "" })),
      }),
    );
  });
  route.get("/schemas/:name", (context) => {
    const schema = schemaNamed(context.req.param("name").replace(/\.json$/, ""));
    if (schema === null) return context.text("no such schema", 404);
    return context.body(schema, 200, { "content-type": "application/json" });
  });
  route.put("/tortuga/:id", async (context) => {
    const id = context.req.param("id");
    if (state.documents[id] === undefined) return context.text("no such document", 404);
    state.documents[id] = await context.req.text();
    return context.body(null, 200);
  });
  route.get("/tortuga/:id", (context) => {
    const content = state.documents[context.req.param("id")];
    if (content === undefined) return context.text("no such document", 404);
    return context.body(new Uint8Array(gzipSync(content)), 200, { "content-type": "application/json" });
  });
  return route;
}

/** Amazon chooses the main picture; the swatch is no picture of the gallery. */
function shownTo({ pictures, preferred }: AmazonListing): string[] {
  const [main, ...others] = locators.slice(0, -1).map((locator) => pictures[locator]);
  return [preferred ?? main, ...others].flatMap((picture) => (picture ? [picture.sha256] : []));
}
