/** The products an export is about, as they stand in its address and travel through its form. */
import { type CatalogueFilter, filterFields, readCatalogueFilter } from "./catalogue-filter.ts";
import { readProductIds } from "./product-ids.ts";

export type ExportChoice =
  | { readonly kind: "run"; readonly runId: string }
  | {
      readonly kind: "products";
      readonly productIds: readonly string[];
      readonly productGids: readonly string[];
    }
  /** Without a field, every product of the shop. */
  | { readonly kind: "filter"; readonly filter: CatalogueFilter };

/** A run goes before picked products, these before a filter. */
export function readExportChoice(fields: URLSearchParams): ExportChoice {
  const runId = fields.get("run") ?? "";
  if (runId !== "") return { kind: "run", runId };
  const picked = readProductIds(fields);
  if (picked.productIds.length + picked.productGids.length > 0) return { kind: "products", ...picked };
  return { kind: "filter", filter: readCatalogueFilter(fields) };
}

export function choiceFields(choice: ExportChoice): [string, string][] {
  switch (choice.kind) {
    case "run":
      return [["run", choice.runId]];
    case "products":
      return [...choice.productIds, ...choice.productGids].map((id) => ["ids[]", id]);
    case "filter":
      return filterFields(choice.filter);
  }
}
