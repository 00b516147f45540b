/**
 * Amazon's Product Type Definitions: which types of products there are, and which attributes each takes. To add one: a
 * line in the table. Types and their pictures are examples of ours; Amazon's own schemas are made for each seller.
 */
import { createHash } from "node:crypto";

import type { Operation } from "../common/open-api.ts";
import { listIn, refuse } from "./refuse.ts";
import { locators } from "./records.ts";

interface ProductType {
  readonly displayName: string;
  readonly locators: readonly string[];
}

/** `PRODUCT` stands for any. A `GIFT_CARD` has its main picture only, to have one that does not take all. */
const productTypes: ReadonlyMap<string, ProductType> = new Map([
  ["PRODUCT", { displayName: "Product", locators }],
  ["DRINKING_CUP", { displayName: "Drinking cup", locators }],
  ["SHOES", { displayName: "Shoes", locators }],
  ["GIFT_CARD", { displayName: "Gift card", locators: locators.slice(0, 1) }],
]);

export const isProductType = (name: string) => productTypes.has(name);

export function productTypeOperations(secureOrigin: () => string): Readonly<Record<string, Operation>> {
  return {
    searchDefinitionsProductTypes: (call) => {
      const keywords = listIn(call, "keywords").map((word) => word.toLowerCase());
      const found = [...productTypes]
        .filter(([, { displayName }]) => keywords.every((word) => displayName.toLowerCase().includes(word)))
        .map(([name, { displayName }]) => ({
          ...{ name, displayName, marketplaceIds: listIn(call, "marketplaceIds") },
        }));
      return { status: 200, body: { productTypes: found, productTypeVersion: "LATEST" } };
    },
    getDefinitionsProductType: (call) => {
      const name = call.path["productType"] ?? "";
      const known = productTypes.get(name);
      if (known === undefined) return refuse(404, "NOT_FOUND", `Product type '${name}' is not found`);
      const schema = schemaOf(known);
      const checksum = createHash("md5").update(schema).digest("base64");
      const resource = `${secureOrigin()}/schemas/${name}.json`;
      return {
        status: 200,
        body: {
          ...{ productType: name, displayName: known.displayName, locale: "en_US" },
          ...{
            requirements: "LISTING",
            requirementsEnforced: call.query["requirementsEnforced"] ?? "ENFORCED",
          },
          marketplaceIds: listIn(call, "marketplaceIds"),
          productTypeVersion: { version: "LATEST", latest: true },
          propertyGroups: { images: { title: "Images", propertyNames: known.locators } },
          schema: { link: { resource, verb: "GET" }, checksum },
        },
      };
    },
  };
}

/** The schema that a definition points to, as text; null when there is no such type. */
export function schemaNamed(name: string): string | null {
  const known = productTypes.get(name);
  return known === undefined ? null : schemaOf(known);
}

function schemaOf(type: ProductType): string {
  const locator = {
    ...{ type: "array", minItems: 1, maxUniqueItems: 1, selectors: ["marketplace_id"] },
    items: {
      ...{ type: "object", required: ["marketplace_id", "media_location"] },
      properties: { marketplace_id: { type: "string" }, media_location: { type: "string", format: "uri" } },
    },
  };
  const pictures = type.locators.map((attribute) => [attribute, locator] as const);
  return JSON.stringify({
    ...{ $schema: "https://json-schema.org/draft/2019-09/schema", type: "object" },
    properties: { item_name: { type: "array" }, ...Object.fromEntries(pictures) },
  });
}
