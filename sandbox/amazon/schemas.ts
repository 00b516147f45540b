/** What Amazon's operations take and answer, as JSON Schema; see document.ts. */

export const text = { type: "string" } as const;
export const time = { type: "string", format: "date-time" } as const;
export const list = (items: object, limits: object = {}) => ({ type: "array", items, ...limits });
export const record = (required: readonly string[], properties: object) => ({
  type: "object",
  required,
  properties,
});

const issue = record(["code", "message", "severity", "categories"], {
  code: text,
  message: text,
  severity: { type: "string", enum: ["ERROR", "WARNING", "INFO"] },
  attributeNames: list(text),
  categories: list(text),
  enforcements: record(["actions", "exemption"], {
    actions: list(record(["action"], { action: text })),
    exemption: record(["status"], {
      status: { type: "string", enum: ["EXEMPT", "EXEMPT_UNTIL_EXPIRY_DATE", "NOT_EXEMPT"] },
    }),
  }),
});
export const listing = record(["sku"], {
  sku: text,
  summaries: list(
    record(["marketplaceId", "productType", "status", "createdDate", "lastUpdatedDate"], {
      ...{ marketplaceId: text, asin: text, productType: text, itemName: text },
      ...{ createdDate: time, lastUpdatedDate: time },
      status: list({ type: "string", enum: ["BUYABLE", "DISCOVERABLE"] }),
      mainImage: record(["link", "height", "width"], {
        ...{ link: text, height: { type: "integer" }, width: { type: "integer" } },
      }),
    }),
  ),
  attributes: { type: "object", additionalProperties: true },
  issues: list(issue),
});
export const submission = record(["sku", "status", "submissionId"], {
  ...{ sku: text, submissionId: text, issues: list(issue) },
  status: { type: "string", enum: ["ACCEPTED", "INVALID", "VALID"] },
});
export const patchRequest = record(["productType", "patches"], {
  productType: text,
  patches: list(
    record(["op", "path"], {
      op: { type: "string", enum: ["add", "replace", "merge", "delete"] },
      path: text,
      value: list({ type: "object", additionalProperties: true }),
    }),
    { minItems: 1 },
  ),
});
export const feed = record(["createdTime", "feedId", "feedType", "processingStatus"], {
  ...{ feedId: text, feedType: text, createdTime: time, resultFeedDocumentId: text },
  marketplaceIds: list(text),
  processingStatus: { type: "string", enum: ["CANCELLED", "DONE", "FATAL", "IN_PROGRESS", "IN_QUEUE"] },
});

const schemaLink = record(["link", "checksum"], {
  link: record(["resource", "verb"], { resource: text, verb: { type: "string", enum: ["GET"] } }),
  checksum: text,
});
export const requirements = {
  type: "string",
  enum: ["LISTING", "LISTING_PRODUCT_ONLY", "LISTING_OFFER_ONLY"],
};
export const requirementsEnforced = { type: "string", enum: ["ENFORCED", "NOT_ENFORCED"] };
export const productTypeDefinition = record(
  [
    ...["locale", "marketplaceIds", "productType", "displayName", "productTypeVersion", "propertyGroups"],
    ...["requirements", "requirementsEnforced", "schema"],
  ],
  {
    ...{ locale: text, productType: text, displayName: text, requirements, requirementsEnforced },
    ...{ marketplaceIds: list(text), propertyGroups: { type: "object" }, schema: schemaLink },
    productTypeVersion: record(["version", "latest"], { version: text, latest: { type: "boolean" } }),
  },
);
