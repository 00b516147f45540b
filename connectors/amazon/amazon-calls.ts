/** The calls of Amazon's API that we make, by name. https://developer-docs.amazon.com/sp-api/docs/sp-api-models */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import { type AmazonListing, listingSchema } from "./amazon-listing.ts";
import { type AmazonCalls, feedContentType } from "./call-amazon.ts";
import { issueSchema } from "./issues.ts";
import type { AmazonPatch } from "./patches.ts";

export const submissionSchema = z.object({
  status: z.enum(["ACCEPTED", "INVALID", "VALID"]),
  submissionId: z.string(),
  issues: z.array(issueSchema).optional(),
});

export type Submission = z.infer<typeof submissionSchema>;

const feedSchema = z.object({
  feedId: z.string(),
  createdTime: z.string(),
  processingStatus: z.enum(["CANCELLED", "DONE", "FATAL", "IN_PROGRESS", "IN_QUEUE"]),
  resultFeedDocumentId: z.string().optional(),
});

export type AmazonFeed = z.infer<typeof feedSchema>;

const listingsFeed = "JSON_LISTINGS_FEED";

export interface SellerCalls {
  readonly readListing: (listing: ListingRef) => Promise<AmazonListing>;
  readonly patchListing: (
    listing: ListingRef,
    patches: readonly AmazonPatch[],
    options: { readonly productType: string; readonly isPreview: boolean },
  ) => Promise<Submission>;
  /** Puts the document where Amazon fetches it. @returns its id */
  readonly sendDocument: (document: object) => Promise<string>;
  /** @returns its id */
  readonly createFeed: (marketplaces: readonly string[], documentId: string) => Promise<string>;
  /** Feeds of listings in these stores that were begun since then. */
  readonly findFeeds: (marketplaces: readonly string[], since: string) => Promise<readonly AmazonFeed[]>;
  readonly readFeed: (feedId: string) => Promise<AmazonFeed>;
  /** The attributes that a type of products takes. @throws AppError NOT_FOUND for a type that Amazon does not know */
  readonly readProductType: (marketplace: string, productType: string) => Promise<ReadonlySet<string>>;
  /** The text of a feed's report. */
  readonly readReport: (documentId: string) => Promise<string>;
}

export function sellerCalls(calls: AmazonCalls, sellerId: string): SellerCalls {
  const listings = { endpoint: "listingsItems" } as const;
  const feeds = { endpoint: "feeds" } as const;
  return {
    readListing: ({ marketplace, externalId }) =>
      calls.call({
        ...{ ...listings, operation: "getListingsItem", method: "GET" },
        path: { sellerId, sku: externalId },
        query: {
          marketplaceIds: [marketplace],
          includedData: ["summaries", "attributes", "issues"],
        },
        result: listingSchema,
      }),
    patchListing: ({ marketplace, externalId }, patches, { productType, isPreview }) =>
      calls.call({
        ...{ ...listings, operation: "patchListingsItem", method: "PATCH" },
        path: { sellerId, sku: externalId },
        query: {
          marketplaceIds: [marketplace],
          includedData: ["issues"],
          ...(isPreview && { mode: "VALIDATION_PREVIEW" }),
        },
        body: { productType, patches },
        result: submissionSchema,
      }),
    async sendDocument(document) {
      const { feedDocumentId, url } = await calls.call({
        ...{ ...feeds, operation: "createFeedDocument", method: "POST" },
        body: { contentType: feedContentType },
        result: z.object({ feedDocumentId: z.string(), url: z.string() }),
      });
      await calls.upload(url, JSON.stringify(document));
      return feedDocumentId;
    },
    async createFeed(marketplaces, documentId) {
      const { feedId } = await calls.call({
        ...{ ...feeds, operation: "createFeed", method: "POST" },
        body: { feedType: listingsFeed, marketplaceIds: marketplaces, inputFeedDocumentId: documentId },
        result: z.object({ feedId: z.string() }),
      });
      return feedId;
    },
    async findFeeds(marketplaceIds, since) {
      const { feeds: found } = await calls.call({
        ...{ ...feeds, operation: "getFeeds", method: "GET" },
        query: { feedTypes: [listingsFeed], marketplaceIds, createdSince: since, pageSize: 100 },
        result: z.object({ feeds: z.array(feedSchema) }),
      });
      return found;
    },
    readFeed: (feedId) =>
      calls.call({
        ...{ ...feeds, operation: "getFeed", method: "GET" },
        path: { feedId },
        result: feedSchema,
      }),
    async readProductType(marketplace, productType) {
      const { schema } = await calls.call({
        ...{ endpoint: "productTypeDefinitions", operation: "getDefinitionsProductType", method: "GET" },
        path: { productType },
        query: { marketplaceIds: [marketplace], sellerId, requirementsEnforced: "NOT_ENFORCED" },
        result: z.object({ schema: z.object({ link: z.object({ resource: z.string() }) }) }),
      });
      return attributesIn(await calls.download({ url: schema.link.resource }));
    },
    async readReport(documentId) {
      const document = await calls.call({
        ...{ ...feeds, operation: "getFeedDocument", method: "GET" },
        path: { feedDocumentId: documentId },
        result: z.object({ url: z.string(), compressionAlgorithm: z.literal("GZIP").optional() }),
      });
      return calls.download({
        url: document.url,
        ...(document.compressionAlgorithm !== undefined && {
          compressionAlgorithm: document.compressionAlgorithm,
        }),
      });
    },
  };
}

/** Of a product type's JSON Schema. */
function attributesIn(schema: string): ReadonlySet<string> {
  try {
    const { properties } = z
      .object({ properties: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(schema));
    return new Set(Object.keys(properties));
  } catch (cause) {
    const message = "expected a schema of a product type but received something else";
    throw new AppError("CHANNEL_FAILED", message, { cause });
  }
}
