/**
 * The operations of Amazon's Selling Partner API that are served, reduced by us to what a client of ours can meet. Names,
 * types and limits follow https://github.com/amzn/selling-partner-api-models (Apache-2.0).
 */
import type { Document } from "openapi-backend";

import {
  feed,
  list,
  listing,
  patchRequest,
  productTypeDefinition,
  record,
  requirements,
  requirementsEnforced,
  submission,
  text,
  time,
} from "./schemas.ts";

const inPath = (...names: string[]) =>
  names.map((name) => ({ in: "path", name, required: true, schema: text }));
/** Lists are divided by commas. */
const inQuery = (
  name: string,
  schema: { readonly type: string } & Record<string, unknown>,
  required = false,
) => ({
  ...{ in: "query", name, required, schema },
  ...(schema.type === "array" && { style: "form", explode: false }),
});

const errors = record(["errors"], {
  errors: list(record(["code", "message"], { code: text, message: text, details: text })),
});
const answers = (status: string, schema: object) =>
  Object.fromEntries(
    [status, "400", "401", "403", "404", "429", "500", "503"].map((code) => [
      code,
      {
        description: "answer",
        content: { "application/json": { schema: code === status ? schema : errors } },
      },
    ]),
  );

const marketplaceIds = inQuery("marketplaceIds", list(text), true);
const includedData = (...names: string[]) => inQuery("includedData", list({ type: "string", enum: names }));
const issueLocale = inQuery("issueLocale", text);
const allData = includedData(
  ...["summaries", "attributes", "issues", "offers", "fulfillmentAvailability", "procurement"],
  ...["relationships", "productTypes"],
);
const body = (schema: object) => ({ required: true, content: { "application/json": { schema } } });

const listingsRoot = "/listings/2021-08-01/items/{sellerId}";
const feedsRoot = "/feeds/2021-06-30";
const productTypesRoot = "/definitions/2020-09-01/productTypes";

export const amazonDocument = {
  openapi: "3.0.3",
  info: { title: "Selling Partner API, reduced", version: "1" },
  paths: {
    "/sellers/v1/marketplaceParticipations": {
      get: {
        operationId: "getMarketplaceParticipations",
        responses: answers(
          "200",
          record([], {
            payload: list(
              record(["marketplace", "participation", "storeName"], {
                storeName: text,
                marketplace: record(
                  ["id", "name", "countryCode", "defaultCurrencyCode", "defaultLanguageCode", "domainName"],
                  {
                    ...{ id: text, name: text, countryCode: { type: "string", pattern: "^[A-Z]{2}$" } },
                    ...{ defaultCurrencyCode: text, defaultLanguageCode: text, domainName: text },
                  },
                ),
                participation: record(["isParticipating", "hasSuspendedListings"], {
                  isParticipating: { type: "boolean" },
                  hasSuspendedListings: { type: "boolean" },
                }),
              }),
            ),
          }),
        ),
      },
    },
    [listingsRoot]: {
      get: {
        operationId: "searchListingsItems",
        parameters: [
          ...inPath("sellerId"),
          ...[marketplaceIds, allData, issueLocale],
          inQuery("identifiers", list(text, { maxItems: 20 })),
          inQuery("identifiersType", { type: "string", enum: ["ASIN", "SKU"] }),
          inQuery("createdAfter", time),
          inQuery("sortBy", { type: "string", enum: ["sku", "createdDate", "lastUpdatedDate"] }),
          inQuery("sortOrder", { type: "string", enum: ["ASC", "DESC"] }),
          inQuery("pageSize", { type: "integer", minimum: 1, maximum: 20 }),
          inQuery("pageToken", text),
        ],
        responses: answers(
          "200",
          record(["numberOfResults", "items"], {
            numberOfResults: { type: "integer" },
            pagination: record([], { nextToken: text }),
            items: list(listing),
          }),
        ),
      },
    },
    [`${listingsRoot}/{sku}`]: {
      get: {
        operationId: "getListingsItem",
        parameters: [...inPath("sellerId", "sku"), marketplaceIds, allData, issueLocale],
        responses: answers("200", listing),
      },
      patch: {
        operationId: "patchListingsItem",
        parameters: [
          ...inPath("sellerId", "sku"),
          marketplaceIds,
          includedData("identifiers", "issues"),
          issueLocale,
          inQuery("mode", { type: "string", enum: ["VALIDATION_PREVIEW"] }),
        ],
        requestBody: body(patchRequest),
        responses: answers("200", submission),
      },
    },
    [productTypesRoot]: {
      get: {
        operationId: "searchDefinitionsProductTypes",
        parameters: [marketplaceIds, inQuery("keywords", list(text))],
        responses: answers(
          "200",
          record(["productTypes", "productTypeVersion"], {
            productTypes: list(
              record(["marketplaceIds", "name", "displayName"], {
                ...{ marketplaceIds: list(text), name: text, displayName: text },
              }),
            ),
            productTypeVersion: text,
          }),
        ),
      },
    },
    [`${productTypesRoot}/{productType}`]: {
      get: {
        operationId: "getDefinitionsProductType",
        parameters: [
          ...inPath("productType"),
          ...[marketplaceIds, inQuery("sellerId", text), inQuery("requirements", requirements)],
          inQuery("requirementsEnforced", requirementsEnforced),
        ],
        responses: answers("200", productTypeDefinition),
      },
    },
    [`${feedsRoot}/documents`]: {
      post: {
        operationId: "createFeedDocument",
        requestBody: body(record(["contentType"], { contentType: text })),
        responses: answers("201", record(["feedDocumentId", "url"], { feedDocumentId: text, url: text })),
      },
    },
    [`${feedsRoot}/documents/{feedDocumentId}`]: {
      get: {
        operationId: "getFeedDocument",
        parameters: inPath("feedDocumentId"),
        responses: answers(
          "200",
          record(["feedDocumentId", "url"], {
            ...{ feedDocumentId: text, url: text },
            compressionAlgorithm: { type: "string", enum: ["GZIP"] },
          }),
        ),
      },
    },
    [`${feedsRoot}/feeds`]: {
      get: {
        operationId: "getFeeds",
        parameters: [
          inQuery("feedTypes", list(text, { minItems: 1, maxItems: 10 })),
          inQuery("marketplaceIds", list(text, { minItems: 1, maxItems: 10 })),
          inQuery("createdSince", time),
          inQuery("pageSize", { type: "integer", minimum: 1, maximum: 100 }),
        ],
        responses: answers("200", record(["feeds"], { feeds: list(feed), nextToken: text })),
      },
      post: {
        operationId: "createFeed",
        requestBody: body(
          record(["inputFeedDocumentId", "feedType", "marketplaceIds"], {
            ...{ feedType: text, inputFeedDocumentId: text },
            marketplaceIds: list(text, { minItems: 1, maxItems: 25 }),
          }),
        ),
        responses: answers("202", record(["feedId"], { feedId: text })),
      },
    },
    [`${feedsRoot}/feeds/{feedId}`]: {
      get: {
        operationId: "getFeed",
        parameters: inPath("feedId"),
        responses: answers("200", feed),
      },
    },
  },
} as unknown as Document;
