/** What one shop holds: plain records, so that a shop can be written to disk as it is. */

export type ProductStatus = "ACTIVE" | "DRAFT" | "ARCHIVED";
export type FileStatus = "UPLOADED" | "PROCESSING" | "READY" | "FAILED";

export interface Variant {
  /** gid://shopify/ProductVariant/… */
  readonly id: string;
  title: string;
  sku: string;
  /** Null when there is none. */
  barcode: string | null;
  /** Decimal as Shopify writes money: "24.90". */
  price: string;
  /** A variant shows at most one medium of its product. */
  mediaId: string | null;
}

export interface Product {
  /** gid://shopify/Product/…, a number beyond 2^53 as in Shopify's own webhook samples. */
  readonly id: string;
  title: string;
  handle: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: ProductStatus;
  /** The gallery in order; the first one is the featured medium. */
  mediaIds: string[];
  variants: Variant[];
  readonly createdAt: string;
  updatedAt: string;
}

/** Bytes that passed the checks. */
export interface ImageContent {
  readonly sha256: string;
  readonly mimeType: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytes: number;
  /** The `v` of the image's address. */
  readonly version: number;
}

export interface MediaFailure {
  readonly code: string;
  readonly message: string;
  readonly details: string | null;
}

/** A file of the shop's library; on a product's gallery it is a MediaImage. */
export interface MediaFile {
  /** gid://shopify/MediaImage/… */
  readonly id: string;
  /** Unique in its shop; last part of the image's address. */
  fileName: string;
  alt: string;
  status: FileStatus;
  failures: MediaFailure[];
  /** What buyers see; null until the first processing has ended well. */
  content: ImageContent | null;
  /** Address whose bytes are being processed, at creation or for an in-place replacement. */
  pendingSource: string | null;
  readonly createdAt: string;
  updatedAt: string;
}

export interface StagedUpload {
  readonly key: string;
  readonly method: "POST" | "PUT";
  readonly fileName: string;
  readonly mimeType: string;
  readonly policy: string;
  readonly signature: string;
  readonly expiresAt: number;
  sha256: string | null;
}

export interface Job {
  /** gid://shopify/Job/… */
  readonly id: string;
  readonly doneAt: number;
}

export interface AccessToken {
  readonly accessToken: string;
  readonly kind: "offline" | "online";
  readonly scopes: string[];
  /** Milliseconds since 1970; null = never. */
  readonly expiresAt: number | null;
  readonly refreshToken: string | null;
  readonly refreshExpiresAt: number | null;
  /** The refresh token this pair came from: it stays valid until this pair's own is used. */
  readonly replaces: string | null;
}

export interface UsageRecord {
  /** gid://shopify/AppUsageRecord/… */
  readonly id: string;
  readonly idempotencyKey: string | null;
  readonly description: string;
  /** Decimal as Shopify writes money. */
  readonly amount: string;
  readonly createdAt: string;
}

/** What a merchant pays the app; with the app's own plans or with those of the Partner Dashboard. */
export interface AppSubscription {
  /** gid://shopify/AppSubscription/… */
  readonly id: string;
  readonly name: string;
  status: "PENDING" | "ACTIVE" | "DECLINED" | "CANCELLED" | "EXPIRED" | "FROZEN";
  readonly test: boolean;
  readonly returnUrl: string;
  readonly createdAt: string;
  /** Null until it was approved. */
  currentPeriodEnd: string | null;
  readonly recurring: { readonly lineId: string; readonly amount: string } | null;
  readonly usage: {
    readonly lineId: string;
    readonly terms: string;
    readonly cappedAmount: string;
    readonly records: UsageRecord[];
  } | null;
}

/** One export of a shop; its lines lie in a file of their own, see Store.resultPath. */
export interface BulkOperation {
  /** gid://shopify/BulkOperation/… */
  readonly id: string;
  readonly query: string;
  status: "CREATED" | "RUNNING" | "CANCELING" | "CANCELED" | "COMPLETED" | "FAILED" | "EXPIRED";
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT" | null;
  readonly createdAt: string;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  fileBytes: number;
  /** Null while there is nothing to download. */
  result: "whole" | "partial" | null;
}

/** A hand-picked group of products. */
export interface Collection {
  /** gid://shopify/Collection/… */
  readonly id: string;
  title: string;
  handle: string;
  productIds: string[];
  updatedAt: string;
}

/** What Shopify Flow heard from the app. */
export interface FlowTrigger {
  readonly handle: string;
  readonly productGid: string;
  /** By the keys of the trigger's TOML. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly receivedAt: string;
}

export interface Shop {
  readonly domain: string;
  /** The part before .myshopify.com. */
  readonly handle: string;
  /** 1, 2, …: part of every id and address of the shop. */
  readonly number: number;
  name: string;
  installed: boolean;
  grantedScopes: string[];
  sequence: number;
  products: Map<string, Product>;
  files: Map<string, MediaFile>;
  stagedUploads: Map<string, StagedUpload>;
  jobs: Map<string, Job>;
  tokens: AccessToken[];
  appSubscriptions: AppSubscription[];
  bulkOperations: Map<string, BulkOperation>;
  collections: Map<string, Collection>;
  /** In the order they came. */
  flowTriggers: FlowTrigger[];
  /** Goes up with every change, so that a list that was made once can be kept. */
  revision: number;
}
