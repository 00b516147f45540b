/**
 * The REST operations of eBay that are served, reduced by us to what a client of ours can meet.
 * Names, types and limits: https://developer.ebay.com/api-docs/sell/inventory/resources/methods and its sisters.
 */
import type { Document } from "openapi-backend";

import { errors, group, image, inventoryItem, list, offer, rateLimits, text, user } from "./schemas.ts";

const inPath = (name: string, maxLength: number) => ({
  in: "path",
  name,
  required: true,
  schema: { type: "string", minLength: 1, maxLength },
});
const inQuery = (name: string, schema: object = text) => ({ in: "query", name, schema });
const contentLanguage = {
  in: "header",
  name: "Content-Language",
  required: true,
  schema: { type: "string", pattern: "^[a-z]{2}-[A-Z]{2}$" },
};
const page = [
  inQuery("limit", { type: "string", pattern: "^\\d+$" }),
  inQuery("offset", { type: "string", pattern: "^\\d+$" }),
];

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const answers = (done: Readonly<Record<string, object | null>>) => ({
  ...Object.fromEntries(
    ["400", "401", "403", "404", "429", "500"].map((status) => [
      status,
      { description: "refused", ...json(errors) },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(done).map(([status, schema]) => [
      status,
      { description: "done", ...(schema !== null && json(schema)) },
    ]),
  ),
});
const warnings = { type: "object", properties: { warnings: { type: "array" } } };
const written = answers({ "200": warnings, "201": warnings, "204": null });

export const inventoryRoot = "/sell/inventory/v1";
export const mediaRoot = "/commerce/media/v1_beta";

export const ebayDocument = {
  openapi: "3.0.3",
  info: { title: "eBay REST APIs, reduced", version: "1.18" },
  paths: {
    // eBay writes these two with a slash at the end; the router takes it off.
    "/commerce/identity/v1/user": { get: { operationId: "getUser", responses: answers({ "200": user }) } },
    "/developer/analytics/v1_beta/user_rate_limit": {
      get: {
        operationId: "getUserRateLimits",
        parameters: [inQuery("api_name"), inQuery("api_context")],
        responses: answers({ "200": rateLimits }),
      },
    },
    [`${mediaRoot}/image/create_image_from_file`]: {
      post: {
        operationId: "createImageFromFile",
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: { type: "object", properties: { image: { type: "string", format: "binary" } } },
            },
          },
        },
        responses: answers({ "201": image }),
      },
    },
    [`${mediaRoot}/image/create_image_from_url`]: {
      post: {
        operationId: "createImageFromUrl",
        requestBody: { required: true, ...json({ type: "object", properties: { imageUrl: text } }) },
        responses: answers({ "201": image }),
      },
    },
    [`${mediaRoot}/image/{image_id}`]: {
      get: {
        operationId: "getImage",
        parameters: [inPath("image_id", 100)],
        responses: answers({ "200": image }),
      },
    },
    [`${inventoryRoot}/inventory_item`]: {
      get: {
        operationId: "getInventoryItems",
        parameters: page,
        responses: answers({ "200": list("inventoryItems", inventoryItem) }),
      },
    },
    [`${inventoryRoot}/inventory_item/{sku}`]: {
      get: {
        operationId: "getInventoryItem",
        parameters: [inPath("sku", 200)],
        responses: answers({ "200": inventoryItem }),
      },
      put: {
        operationId: "createOrReplaceInventoryItem",
        parameters: [inPath("sku", 200), contentLanguage],
        requestBody: { required: true, ...json(inventoryItem) },
        responses: written,
      },
    },
    [`${inventoryRoot}/inventory_item_group/{inventoryItemGroupKey}`]: {
      get: {
        operationId: "getInventoryItemGroup",
        parameters: [inPath("inventoryItemGroupKey", 50)],
        responses: answers({ "200": group }),
      },
      put: {
        operationId: "createOrReplaceInventoryItemGroup",
        parameters: [inPath("inventoryItemGroupKey", 50), contentLanguage],
        requestBody: { required: true, ...json(group) },
        responses: written,
      },
    },
    [`${inventoryRoot}/offer`]: {
      get: {
        operationId: "getOffers",
        parameters: [...page, inQuery("sku"), inQuery("marketplace_id"), inQuery("format")],
        responses: answers({ "200": list("offers", offer) }),
      },
    },
    [`${inventoryRoot}/offer/{offerId}`]: {
      get: {
        operationId: "getOffer",
        parameters: [inPath("offerId", 50)],
        responses: answers({ "200": offer }),
      },
    },
  },
} as unknown as Document;
