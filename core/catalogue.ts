/** The shop's catalogue as the connectors read it and the services mirror it. Ids are Shopify global ids (gid://…). */

export interface MediaImageSnapshot {
  readonly mediaId: string;
  /** Zero-based place in the product's gallery, counted over media of every kind. */
  readonly position: number;
  readonly alt: string;
  readonly status: "UPLOADED" | "PROCESSING" | "READY" | "FAILED";
  readonly mimeType: string | null;
  /** Public CDN address; null until the image is ready. */
  readonly url: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

export interface VariantSnapshot {
  readonly variantId: string;
  readonly title: string;
  /** Null when the merchant gave none. */
  readonly sku: string | null;
  /** As typed: a GTIN mostly, but any text is allowed. */
  readonly barcode: string | null;
}

export interface ProductSnapshot {
  readonly productId: string;
  readonly title: string;
  readonly handle: string;
  readonly status: "ACTIVE" | "DRAFT" | "ARCHIVED" | "UNLISTED";
  readonly vendor: string;
  readonly productType: string;
  readonly tags: readonly string[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly images: readonly MediaImageSnapshot[];
  /** In the merchant's order; every product has at least one. */
  readonly variants: readonly VariantSnapshot[];
}
