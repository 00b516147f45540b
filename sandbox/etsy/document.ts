/**
 * The operations of Etsy's Open API v3 that are served, reduced by us to what a client of ours can meet.
 * Names, types and limits: https://developers.etsy.com/documentation/reference
 */
import type { Document } from "openapi-backend";

const id = { type: "integer", format: "int64", minimum: 1 } as const;
const count = { type: "integer", minimum: 0 } as const;
const text = { type: "string" } as const;
const orNull = <Type extends string>(type: Type) => ({ type, nullable: true });

const inPath = (...names: string[]) =>
  names.map((name) => ({ in: "path", name, required: true, schema: id }));
const inQuery = (name: string, schema: object, required = false) => ({ in: "query", name, required, schema });

const includes = (...names: string[]) =>
  inQuery("includes", {
    type: "array",
    items: { type: "string", enum: ["Images", "Shop", "User", ...names] },
  });

const refusals = Object.fromEntries(
  ["400", "401", "403", "404", "409", "429", "500"].map((code) => [
    code,
    {
      description: "refused",
      content: {
        "application/json": {
          schema: { type: "object", required: ["error"], properties: { error: text } },
        },
      },
    },
  ]),
);
const answers = (status: string, schema: object) => ({
  [status]: { description: "done", content: { "application/json": { schema } } },
  ...refusals,
});
const listOf = (schema: object) => ({
  type: "object",
  required: ["count", "results"],
  properties: { count, results: { type: "array", items: schema } },
});

const listingImage = {
  type: "object",
  required: ["listing_id", "listing_image_id", "rank", "url_fullxfull", "alt_text"],
  properties: {
    listing_id: id,
    listing_image_id: id,
    hex_code: orNull("string"),
    full_height: orNull("integer"),
    full_width: orNull("integer"),
    created_timestamp: count,
    rank: count,
    url_75x75: text,
    url_570xN: text,
    url_fullxfull: text,
    alt_text: orNull("string"),
  },
};
const changedListing = {
  type: "object",
  required: ["listing_id", "shop_id", "user_id", "title", "state", "url"],
  properties: {
    listing_id: id,
    user_id: id,
    shop_id: id,
    title: text,
    state: { type: "string", enum: ["active", "inactive", "sold_out", "draft", "expired"] },
    url: text,
    has_variations: { type: "boolean" },
  },
};
const listing = {
  ...changedListing,
  properties: {
    ...changedListing.properties,
    skus: { type: "array", items: text },
    images: { type: "array", items: listingImage },
  },
};
const newVariationImage = {
  type: "object",
  required: ["property_id", "value_id", "image_id"],
  properties: { property_id: id, value_id: id, image_id: id },
};
const variationImage = {
  ...newVariationImage,
  properties: { ...newVariationImage.properties, value: orNull("string") },
};
const ofShop = "/v3/application/shops/{shop_id}";
const ofListing = `${ofShop}/listings/{listing_id}`;

export const etsyDocument = {
  openapi: "3.0.3",
  info: { title: "Etsy Open API, reduced", version: "3.0.0" },
  paths: {
    "/v3/application/users/me": {
      get: {
        operationId: "getMe",
        responses: answers("200", {
          type: "object",
          required: ["user_id", "shop_id"],
          properties: { user_id: id, shop_id: id },
        }),
      },
    },
    [ofShop]: {
      get: {
        operationId: "getShop",
        parameters: inPath("shop_id"),
        responses: answers("200", {
          type: "object",
          required: ["shop_id", "user_id", "shop_name"],
          properties: {
            shop_id: id,
            user_id: id,
            shop_name: text,
            url: text,
            shop_location_country_iso: orNull("string"),
          },
        }),
      },
    },
    [`${ofShop}/listings`]: {
      get: {
        operationId: "getListingsByShop",
        parameters: [
          ...inPath("shop_id"),
          inQuery("state", { type: "string", enum: ["active", "inactive", "sold_out", "draft", "expired"] }),
          inQuery("limit", { type: "integer", minimum: 1, maximum: 100 }),
          inQuery("offset", count),
          includes("Inventory"),
        ],
        responses: answers("200", listOf(listing)),
      },
    },
    "/v3/application/listings/{listing_id}": {
      get: {
        operationId: "getListing",
        parameters: [...inPath("listing_id"), includes()],
        responses: answers("200", listing),
      },
    },
    "/v3/application/listings/{listing_id}/images": {
      get: {
        operationId: "getListingImages",
        parameters: inPath("listing_id"),
        responses: answers("200", listOf(listingImage)),
      },
    },
    [ofListing]: {
      patch: {
        operationId: "updateListing",
        parameters: inPath("shop_id", "listing_id"),
        requestBody: {
          required: true,
          content: {
            "application/x-www-form-urlencoded": {
              schema: {
                type: "object",
                properties: {
                  // Documented as a list; what works is the numbers with commas between them (etsy/open-api#330).
                  image_ids: { type: "string", pattern: "^\\d+(,\\d+){0,19}$" },
                  state: { type: "string", enum: ["active", "inactive"] },
                },
              },
            },
          },
        },
        responses: answers("200", changedListing),
      },
    },
    [`${ofListing}/images`]: {
      post: {
        operationId: "uploadListingImage",
        parameters: inPath("shop_id", "listing_id"),
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                properties: {
                  image: { type: "string", format: "binary" },
                  listing_image_id: id,
                  rank: { ...count, default: 1 },
                  overwrite: { type: "boolean", default: false },
                  is_watermarked: { type: "boolean", default: false },
                  alt_text: { type: "string", maxLength: 500, default: "" },
                },
              },
            },
          },
        },
        responses: answers("201", listingImage),
      },
    },
    [`${ofListing}/images/{listing_image_id}`]: {
      delete: {
        operationId: "deleteListingImage",
        parameters: inPath("shop_id", "listing_id", "listing_image_id"),
        responses: { "204": { description: "removed" }, ...refusals },
      },
    },
    [`${ofListing}/variation-images`]: {
      get: {
        operationId: "getListingVariationImages",
        parameters: inPath("shop_id", "listing_id"),
        responses: answers("200", listOf(variationImage)),
      },
      post: {
        operationId: "updateVariationImages",
        parameters: inPath("shop_id", "listing_id"),
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["variation_images"],
                properties: { variation_images: { type: "array", items: newVariationImage } },
              },
            },
          },
        },
        responses: answers("200", listOf(variationImage)),
      },
    },
  },
} as unknown as Document;
