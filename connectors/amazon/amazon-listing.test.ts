import { expect, test } from "vitest";
import { type AmazonListing, foundListing, ownImages, shownImages } from "./amazon-listing.ts";

const us = "ATVPDKIKX0DER";
const at = (marketplace_id: string, media_location: string) => ({ marketplace_id, media_location });
const listing: AmazonListing = {
  sku: "A/1 b",
  summaries: [
    {
      marketplaceId: us,
      asin: "B000000001",
      productType: "MUG",
      status: ["BUYABLE", "DISCOVERABLE"],
      itemName: "Blue mug",
      createdDate: "2026-01-01T00:00:00Z",
      lastUpdatedDate: "2026-01-01T00:00:00Z",
      mainImage: { link: "https://m.media-amazon.com/other-seller.jpg" },
    },
  ],
  attributes: {
    swatch_product_image_locator: [at(us, "s")],
    other_product_image_locator_2: [at(us, "g2")],
    main_product_image_locator: [at("A1PA6795UKMFR9", "german"), at(us, "m")],
    externally_assigned_product_identifier: [
      { type: "ean", value: "4006381333931" },
      { value: "GTIN exempt" },
    ],
  },
};

test("a listing's own pictures are those of its store, by slot, with the gaps they have", () => {
  expect(ownImages(listing, us).map(({ slot, url }) => [slot, url])).toEqual([
    ["main", "m"],
    ["gallery-2", "g2"],
    ["swatch", "s"],
  ]);
});

test("what buyers get can be another seller's", () => {
  expect(shownImages(listing, us)).toMatchObject([
    { slot: "main", url: "https://m.media-amazon.com/other-seller.jpg" },
  ]);
});

test("tells what a listing is before anybody links it", () => {
  expect(foundListing(listing, us, null)).toMatchObject({
    externalId: "A/1 b",
    title: "Blue mug",
    gtins: ["4006381333931"],
    productType: "MUG",
    state: "active",
    url: "https://www.amazon.com/dp/B000000001",
    imageCount: 3,
  });
});
