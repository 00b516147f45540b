/** /__sandbox of the stand-in for eBay: listings to test with, changes by hand, tokens that end. */
import { Hono } from "hono";

import type { StandInEnv } from "../common/stand-in.ts";
import type { Tokens } from "../common/tokens.ts";
import type { EbayPlace } from "./place.ts";
import { freshState } from "./records.ts";
import { changeByHand, type HandChange, type NewEbayListing, seedListing } from "./seed.ts";

export function controlsRoute(
  place: Omit<EbayPlace, "sellerOf">,
  tokens: Tokens,
  violations: () => readonly string[],
): Hono<StandInEnv> {
  const { state } = place;
  const route = new Hono<StandInEnv>();
  route.post("/listings", async (context) => {
    const asked = await context.req.json<NewEbayListing | NewEbayListing[]>();
    const made = [];
    for (const one of [asked].flat()) made.push(await seedListing(place, one));
    return context.json(made, 201);
  });
  route.get("/listings", (context) => context.json(state.listings));
  /** Somebody changes the listing in eBay's own pages. */
  route.patch("/listings/:id", async (context) => {
    const listing = state.listings.find(({ listingId }) => listingId === context.req.param("id"));
    if (listing === undefined) return context.json({ error: "no such listing" }, 404);
    await changeByHand(place, listing, await context.req.json<HandChange>());
    return context.json(listing);
  });
  route.post("/tokens/expire", (context) => {
    tokens.expireAccess();
    return context.body(null, 204);
  });
  route.post("/tokens/revoke", async (context) => {
    tokens.revoke((await context.req.json<{ sellerId: string }>()).sellerId);
    return context.body(null, 204);
  });
  route.get("/tokens/issued", (context) => context.json({ issued: tokens.issued() }));
  route.get("/violations", (context) => context.json(violations()));
  route.post("/reset", (context) => {
    Object.assign(state, freshState(), { origin: state.origin });
    return context.body(null, 204);
  });
  return route;
}
