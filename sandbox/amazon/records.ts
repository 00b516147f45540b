/** What the stand-in for Amazon remembers. */
import type { Grant } from "../common/tokens.ts";

export interface AmazonSeller {
  readonly id: string;
  readonly name: string;
  readonly marketplaces: readonly string[];
}

export interface AmazonPatch {
  readonly op: "add" | "replace" | "merge" | "delete";
  readonly path: string;
  readonly value?: readonly Readonly<Record<string, unknown>>[];
}

export interface AmazonIssue {
  readonly code: string;
  readonly message: string;
  readonly severity: "ERROR" | "WARNING" | "INFO";
  readonly categories: readonly string[];
  readonly attributeNames?: readonly string[];
  readonly enforcements?: object;
}

/** A picture Amazon fetched and took. */
export interface TakenPicture {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

export interface AmazonListing {
  readonly sellerId: string;
  readonly marketplace: string;
  readonly sku: string;
  readonly asin: string;
  title: string;
  productType: string;
  isBuyable: boolean;
  createdAt: number;
  updatedAt: number;
  /** Of the seller's own pictures, by attribute. */
  pictures: Record<string, TakenPicture>;
  /** Another seller's main picture, which Amazon prefers to this one's. */
  preferred: TakenPicture | null;
  /** Accepts removals and does not carry them out. */
  ignoresRemovals: boolean;
  issues: AmazonIssue[];
  /** Accepted, and worked on from that time on. */
  submissions: { readonly dueAt: number; readonly patches: readonly AmazonPatch[] }[];
}

export interface AmazonFeed {
  readonly feedId: string;
  readonly sellerId: string;
  readonly feedType: string;
  readonly marketplaceIds: readonly string[];
  readonly createdAt: number;
  readonly dueAt: number;
  readonly documentId: string;
  resultId: string | null;
  /** The document could not be read. */
  isFatal: boolean;
}

export interface AmazonState {
  sellers: AmazonSeller[];
  listings: AmazonListing[];
  feeds: AmazonFeed[];
  /** Feeds and their reports, by id, as text. */
  documents: Record<string, string>;
  grants: Grant[];
  nextId: number;
}

export const freshState = (): AmazonState => ({
  sellers: [
    { id: "A2DEMOSELLER1", name: "Demo Housewares", marketplaces: ["ATVPDKIKX0DER", "A2EUQ1WTGCTBG2"] },
    { id: "A3DEMOSELLER2", name: "Second Store", marketplaces: ["ATVPDKIKX0DER"] },
    { id: "A4DEMOSELLER3", name: "Dritter Laden", marketplaces: ["A1PA6795UKMFR9", "A1F83G8C2ARO7P"] },
  ],
  listings: [],
  feeds: [],
  documents: {},
  grants: [],
  nextId: 1_001,
});

/** Amazon's attributes for pictures, in the order buyers see them. */
export const locators: readonly string[] = [
  "main_product_image_locator",
  ...Array.from({ length: 8 }, (_, i) => `other_product_image_locator_${(i + 1).toString()}`),
  "swatch_product_image_locator",
];
