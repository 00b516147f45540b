/** What a write-back may change in a shop, and what it may not. */
import { isDeepStrictEqual } from "node:util";
import { Refusal } from "./refusal.ts";
import type { Gallery } from "./sandbox-shop.ts";

export type Galleries = ReadonlyMap<string, Gallery>;

/** Every gallery keeps its length, alt texts and variant links by position; returns the products with new pictures, one entry a picture. */
export function swappedPictures(before: Galleries, after: Galleries): string[] {
  return [...before].flatMap(([productGid, old]) => {
    const now = after.get(productGid);
    if (now === undefined)
      throw new Refusal(`expected product ${productGid} to be in the shop still but it is gone`);
    expectSame(shapeOf(old), shapeOf(now), productGid);
    return old.pictures.filter(({ id }, position) => now.pictures[position]?.id !== id).map(() => productGid);
  });
}

export function expectSame(expected: unknown, received: unknown, what: string): void {
  if (isDeepStrictEqual(expected, received)) return;
  throw new Refusal(
    `expected ${JSON.stringify(expected)} for ${what} in the shop but received ${JSON.stringify(received)}`,
  );
}

function shapeOf({ pictures, variants }: Gallery) {
  return {
    alts: pictures.map(({ alt }) => alt),
    variantPositions: variants.map(({ id, mediaId }) => [
      id,
      pictures.findIndex((picture) => picture.id === mediaId),
    ]),
  };
}
