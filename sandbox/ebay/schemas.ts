/** The records in eBay's reduced document. */
export const text = { type: "string" } as const;
const whole = { type: "integer", minimum: 0 } as const;
const texts = { type: "array", items: text } as const;
const aspects = { type: "object", additionalProperties: texts } as const;

export const errors = {
  type: "object",
  required: ["errors"],
  properties: {
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["errorId", "domain", "category", "message"],
        properties: {
          errorId: { type: "integer" },
          domain: text,
          category: { type: "string", enum: ["REQUEST", "APPLICATION", "BUSINESS"] },
          message: text,
          longMessage: text,
          parameters: { type: "array" },
        },
      },
    },
  },
};

export const user = {
  type: "object",
  required: ["userId"],
  properties: {
    userId: text,
    username: text,
    accountType: { type: "string", enum: ["BUSINESS", "INDIVIDUAL"] },
    registrationMarketplaceId: text,
    status: { type: "string", enum: ["CONFIRMED", "UNCONFIRMED", "ACCOUNTONHOLD", "UNDETERMINED"] },
  },
};

export const image = {
  type: "object",
  required: ["expirationDate", "imageUrl", "maxDimensionImageUrl"],
  properties: {
    expirationDate: { type: "string", format: "date-time" },
    imageUrl: text,
    maxDimensionImageUrl: text,
  },
};

export const inventoryItem = {
  type: "object",
  properties: {
    sku: text,
    locale: text,
    condition: { type: "string", pattern: "^[A-Z_]+$" },
    conditionDescription: { type: "string", maxLength: 1000 },
    availability: {
      type: "object",
      properties: {
        shipToLocationAvailability: { type: "object", properties: { quantity: whole } },
        pickupAtLocationAvailability: { type: "array" },
      },
    },
    packageWeightAndSize: { type: "object" },
    product: {
      type: "object",
      properties: {
        title: { type: "string", maxLength: 80 },
        subtitle: { type: "string", maxLength: 55 },
        description: text,
        aspects,
        brand: text,
        mpn: text,
        epid: text,
        ean: texts,
        isbn: texts,
        upc: texts,
        imageUrls: texts,
        videoIds: texts,
      },
    },
    groupIds: texts,
    inventoryItemGroupKeys: texts,
  },
};

export const group = {
  type: "object",
  properties: {
    inventoryItemGroupKey: text,
    title: { type: "string", maxLength: 80 },
    subtitle: { type: "string", maxLength: 55 },
    description: text,
    aspects,
    imageUrls: texts,
    variantSKUs: texts,
    videoIds: texts,
    variesBy: {
      type: "object",
      properties: {
        aspectsImageVariesBy: texts,
        specifications: {
          type: "array",
          items: { type: "object", required: ["name", "values"], properties: { name: text, values: texts } },
        },
      },
    },
  },
};

export const offer = {
  type: "object",
  required: ["offerId", "sku", "marketplaceId", "format", "status"],
  properties: {
    offerId: text,
    sku: text,
    marketplaceId: text,
    format: { type: "string", enum: ["AUCTION", "FIXED_PRICE"] },
    status: { type: "string", enum: ["PUBLISHED", "UNPUBLISHED"] },
    availableQuantity: whole,
    pricingSummary: { type: "object" },
    listing: {
      type: "object",
      properties: {
        listingId: text,
        listingStatus: {
          type: "string",
          enum: ["ACTIVE", "OUT_OF_STOCK", "INACTIVE", "ENDED", "EBAY_ENDED", "NOT_LISTED"],
        },
        listingOnHold: { type: "boolean" },
        soldQuantity: whole,
      },
    },
  },
};

/** A page of records; `offset` of the next one is a page's number, not a record's. */
export const list = (name: string, record: object) => ({
  type: "object",
  required: ["href", "limit", "size", "total", name],
  properties: {
    href: text,
    next: text,
    prev: text,
    limit: whole,
    size: whole,
    total: whole,
    [name]: { type: "array", items: record },
  },
});

export const rateLimits = {
  type: "object",
  required: ["rateLimits"],
  properties: {
    rateLimits: {
      type: "array",
      items: {
        type: "object",
        required: ["apiContext", "apiName", "resources"],
        properties: {
          apiContext: text,
          apiName: text,
          apiVersion: text,
          resources: {
            type: "array",
            items: {
              type: "object",
              required: ["name", "rates"],
              properties: {
                name: text,
                rates: {
                  type: "array",
                  items: {
                    type: "object",
                    required: ["limit", "remaining", "reset", "timeWindow"],
                    properties: {
                      count: whole,
                      limit: whole,
                      remaining: whole,
                      reset: { type: "string", format: "date-time" },
                      timeWindow: whole,
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
