/**
 * What a client read of a listing a moment ago, for its own next step alone: the worker looks at a listing right before
 * it publishes, and channels count calls.
 */
import type { ListingRef } from "#core/publishing/listing.ts";

export interface JustRead<Listing> {
  keep(ref: ListingRef, listing: Listing): void;
  /** Null when it is another listing, was taken before, or is older than some seconds. */
  take(ref: ListingRef): Listing | null;
}

const maxAgeMs = 5_000;

export function openJustRead<Listing>(): JustRead<Listing> {
  let kept: { readonly ref: ListingRef; readonly listing: Listing; readonly at: number } | null = null;
  return {
    keep(ref, listing) {
      kept = { ref, listing, at: performance.now() };
    },
    take({ marketplace, externalId }) {
      const found = kept;
      kept = null;
      if (found?.ref.externalId !== externalId || found.ref.marketplace !== marketplace) return null;
      return performance.now() - found.at > maxAgeMs ? null : found.listing;
    },
  };
}
