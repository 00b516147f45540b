/** /__sandbox of the stand-in for Amazon: listings to test with, other sellers' pictures, complaints, tokens that end. */
import { Hono } from "hono";

import type { Pictures } from "../common/pictures.ts";
import type { StandInEnv } from "../common/stand-in.ts";
import type { Clock, Tokens } from "../common/tokens.ts";
import type { UsagePlan } from "./admission.ts";
import {
  type AmazonIssue,
  type AmazonListing,
  type AmazonState,
  locators,
  type TakenPicture,
} from "./records.ts";

/** A listing as a test or the demo asks for it. */
export interface NewAmazonListing {
  readonly sellerId?: string;
  readonly marketplace?: string;
  readonly title: string;
  readonly sku: string;
  readonly productType?: string;
  /** The main one first. */
  readonly pictures?: readonly { readonly base64: string }[];
}

/** What somebody does to a listing in Seller Central, or Amazon by itself. */
export interface AmazonChange {
  readonly title?: string;
  readonly isBuyable?: boolean;
  readonly isGone?: boolean;
  readonly ignoresRemovals?: boolean;
  /** Shown to buyers in place of the seller's own; null ends that. */
  readonly preferred?: { readonly base64: string } | null;
  readonly issues?: readonly AmazonIssue[];
}

interface Controlled {
  readonly state: AmazonState;
  readonly pictures: Pictures;
  readonly clock: Clock;
  readonly tokens: Tokens;
  /** Limits in place of the published ones. */
  readonly plans: Map<string, UsagePlan>;
  readonly violations: () => readonly string[];
}

export function controlsRoute({
  state,
  pictures,
  clock,
  tokens,
  plans,
  violations,
}: Controlled): Hono<StandInEnv> {
  const route = new Hono<StandInEnv>();
  const keep = async (base64: string): Promise<TakenPicture | null> => {
    const picture = await pictures.keep(Buffer.from(base64, "base64"));
    if (picture === null) return null;
    const { sha256, width, height } = picture;
    return { sha256, width, height };
  };
  const add = async (asked: NewAmazonListing): Promise<AmazonListing> => {
    const taken: Record<string, TakenPicture> = {};
    for (const [index, { base64 }] of (asked.pictures ?? []).entries()) {
      const [locator, picture] = [locators[index], await keep(base64)];
      if (locator !== undefined && picture !== null) taken[locator] = picture;
    }
    state.nextId += 1;
    const listing: AmazonListing = {
      sellerId: asked.sellerId ?? state.sellers[0]?.id ?? "",
      marketplace: asked.marketplace ?? "ATVPDKIKX0DER",
      ...{ sku: asked.sku, title: asked.title, productType: asked.productType ?? "DRINKING_CUP" },
      asin: `B0${state.nextId.toString().padStart(8, "0")}`,
      ...{ isBuyable: true, createdAt: clock.now(), updatedAt: clock.now() },
      ...{ pictures: taken, preferred: null, ignoresRemovals: false, issues: [], submissions: [] },
    };
    state.listings.push(listing);
    return listing;
  };
  const change = async (listing: AmazonListing, asked: AmazonChange): Promise<void> => {
    listing.title = asked.title ?? listing.title;
    listing.isBuyable = asked.isBuyable ?? listing.isBuyable;
    listing.ignoresRemovals = asked.ignoresRemovals ?? listing.ignoresRemovals;
    if (asked.issues !== undefined) listing.issues = [...asked.issues];
    if (asked.preferred !== undefined)
      listing.preferred = asked.preferred === null ? null : await keep(asked.preferred.base64);
    if (asked.isGone === true) state.listings = state.listings.filter((one) => one !== listing);
  };

  route.post("/listings", async (context) => {
    const asked = await context.req.json<NewAmazonListing | NewAmazonListing[]>();
    const made = [];
    for (const one of [asked].flat()) made.push(await add(one));
    return context.json(made, 201);
  });
  route.get("/listings", (context) => context.json(state.listings));
  route.patch("/listings/:asin", async (context) => {
    const listing = state.listings.find(({ asin }) => asin === context.req.param("asin"));
    if (listing === undefined) return context.json({ error: "no such listing" }, 404);
    await change(listing, await context.req.json<AmazonChange>());
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
  route.put("/limits/:operation", async (context) => {
    const { perSecond, burst } = await context.req.json<{ perSecond: number; burst: number }>();
    plans.set(context.req.param("operation"), [perSecond, burst]);
    return context.body(null, 204);
  });
  route.get("/violations", (context) => context.json(violations()));
  return route;
}
