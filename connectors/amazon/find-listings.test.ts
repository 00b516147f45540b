import { expect, test } from "vitest";
import type { AmazonListing } from "./amazon-listing.ts";
import { findListings, type SearchListings } from "./find-listings.ts";

const us = "ATVPDKIKX0DER";
const madeAt = (second: number) => new Date(Date.UTC(2026, 0, 1) + 1_000 * second).toISOString();

function listing(index: number, createdDate: string): AmazonListing {
  const dates = { createdDate, lastUpdatedDate: createdDate };
  return {
    sku: `SKU-${index}`,
    summaries: [{ marketplaceId: us, productType: "MUG", status: ["BUYABLE"], ...dates }],
  };
}

/** Searches as Amazon does: sorted by age, 20 a page, and no further than the first 1,000. */
function searchIn(all: readonly AmazonListing[]): SearchListings {
  return (_marketplace, { createdAfter = "", pageToken = "0" }) => {
    const found = all.filter(({ summaries }) => (summaries?.[0]?.createdDate ?? "") >= String(createdAfter));
    const from = Number(pageToken);
    const next = from + 20;
    const nextToken = next < Math.min(found.length, 1_000) ? { nextToken: next.toString() } : {};
    return Promise.resolve({
      numberOfResults: found.length,
      pagination: nextToken,
      items: found.slice(from, Math.min(next, 1_000)),
    });
  };
}

async function readAll(search: SearchListings): Promise<Set<string>> {
  const found = new Set<string>();
  let cursor: string | null = null;
  do {
    const page = await findListings(search, { marketplace: us, cursor }, null);
    for (const { externalId } of page.listings) found.add(externalId);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

test.each([0, 19, 20, 999, 1_000, 1_001, 2_513])("reads all of %i listings", async (count) => {
  // Three at a time are of the same second, as imports make them.
  const all = Array.from({ length: count }, (_, i) => listing(i, madeAt(Math.floor(i / 3))));
  expect((await readAll(searchIn(all))).size).toBe(count);
});

test("says so when more listings are of one moment than Amazon pages through", async () => {
  const all = Array.from({ length: 1_200 }, (_, i) => listing(i, madeAt(0)));
  await expect(readAll(searchIn(all))).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
});

test("asks for SKUs by twenties", async () => {
  const skus = Array.from({ length: 45 }, (_, i) => `SKU-${i}`);
  const asked: unknown[] = [];
  const search: SearchListings = (_marketplace, { identifiers }) => {
    asked.push(identifiers);
    return Promise.resolve({ numberOfResults: 0, items: [] });
  };
  let cursor: string | null = null;
  do cursor = (await findListings(search, { marketplace: us, cursor, skus }, null)).nextCursor;
  while (cursor !== null);
  expect(asked).toEqual([skus.slice(0, 20), skus.slice(20, 40), skus.slice(40)]);
});
