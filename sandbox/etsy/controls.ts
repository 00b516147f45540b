/** /__sandbox of the stand-in for Etsy: listings to test with, changes by hand, tokens that end. */
import { Hono } from "hono";

import type { Pictures } from "../common/pictures.ts";
import type { StandInEnv } from "../common/stand-in.ts";
import type { Clock, Tokens } from "../common/tokens.ts";
import { keepPicture } from "./gallery.ts";
import type { EtsyListing, EtsyState } from "./records.ts";

/** A listing as a test or the demo asks for it. */
export interface NewEtsyListing {
  readonly shopId?: number;
  readonly title: string;
  readonly skus?: readonly string[];
  readonly price?: string;
  readonly state?: EtsyListing["state"];
  readonly variations?: EtsyListing["variations"];
  readonly pictures?: readonly { readonly base64: string; readonly alt?: string }[];
}

export function controlsRoute(
  state: EtsyState,
  pictures: Pictures,
  clock: Clock,
  tokens: Tokens,
  violations: () => readonly string[],
): Hono<StandInEnv> {
  const route = new Hono<StandInEnv>();
  const add = async (asked: NewEtsyListing): Promise<EtsyListing> => {
    const images = [];
    for (const { base64, alt = "" } of asked.pictures ?? []) {
      const picture = await pictures.keep(Buffer.from(base64, "base64"));
      if (picture !== null) images.push(keepPicture(state, picture, alt, clock.now()));
    }
    state.nextId += 1;
    const listing: EtsyListing = {
      listing_id: state.nextId,
      shop_id: asked.shopId ?? state.shops[0]?.shop_id ?? 0,
      title: asked.title,
      state: asked.state ?? "active",
      price: asked.price ?? "$24.00",
      skus: [...(asked.skus ?? [])],
      images,
      removed: [],
      variations: [...(asked.variations ?? [])],
      variationImages: [],
    };
    state.listings.push(listing);
    return listing;
  };

  route.post("/listings", async (context) => {
    const asked = await context.req.json<NewEtsyListing | NewEtsyListing[]>();
    const made = [];
    for (const one of [asked].flat()) made.push(await add(one));
    return context.json(made, 201);
  });
  route.get("/listings", (context) => context.json(state.listings));
  /** Somebody changes the listing in Etsy's own pages. */
  route.patch("/listings/:id", async (context) => {
    const listing = state.listings.find(
      ({ listing_id }) => listing_id.toString() === context.req.param("id"),
    );
    if (listing === undefined) return context.json({ error: "no such listing" }, 404);
    const change = await context.req.json<
      Partial<Pick<EtsyListing, "state" | "title">> & { reverse?: boolean }
    >();
    if (change.state !== undefined) listing.state = change.state;
    if (change.title !== undefined) listing.title = change.title;
    if (change.reverse === true) listing.images.reverse();
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
  return route;
}
