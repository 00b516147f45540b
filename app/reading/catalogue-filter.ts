/** The catalogue's filter as it stands in the address, so that a view can be linked, reloaded and selected whole. */

export const photoStates = ["all", "never-enhanced", "in-review", "enhanced", "no-photos"] as const;
export type PhotoState = (typeof photoStates)[number];

export const productStatuses = ["ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"] as const;
export type ProductStatus = (typeof productStatuses)[number];

export interface CatalogueFilter {
  readonly search?: string;
  readonly status?: ProductStatus;
  readonly photos?: PhotoState;
  readonly vendor?: string;
  readonly productType?: string;
  readonly tag?: string;
  /** Shopify's id of a collection. */
  readonly collection?: string;
  /** Has an image whose shorter side is under so many pixels. */
  readonly underPx?: number;
}

const maxSearchLength = 200;
const maxSidePx = 20_000;

/** Fields of one whole value, compared as the shop writes it. */
export const exactFields = ["vendor", "productType", "tag", "collection"] as const;
export type ExactField = (typeof exactFields)[number];

/** Unknown values are left out rather than refused: an old bookmark shows more, not an error. */
export function readCatalogueFilter(fields: URLSearchParams | FormData): CatalogueFilter {
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === "string" ? value.trim().slice(0, maxSearchLength) : "";
  };
  const search = text("search");
  const status = productStatuses.find((known) => known === text("status"));
  const photos = photoStates.find((known) => known === text("photos") && known !== "all");
  const exact = exactFields.flatMap((name) => (text(name) === "" ? [] : [[name, text(name)] as const]));
  const underPx = Number(text("underPx"));
  return {
    ...(search !== "" && { search }),
    ...(status && { status }),
    ...(photos && { photos }),
    ...(Object.fromEntries(exact) as Partial<Record<ExactField, string>>),
    ...(Number.isInteger(underPx) && underPx >= 1 && underPx <= maxSidePx && { underPx }),
  };
}

export const catalogueSorts = [
  "updated desc",
  "updated asc",
  "title asc",
  "title desc",
  "photos desc",
  "photos asc",
] as const;
export type CatalogueSort = (typeof catalogueSorts)[number];

/** The first one when the address names none we know. */
export function readCatalogueSort(fields: URLSearchParams): CatalogueSort {
  return catalogueSorts.find((known) => known === fields.get("sort")) ?? catalogueSorts[0];
}

/** The filter as fields of an address or a form. */
export function filterFields(filter: CatalogueFilter): [string, string][] {
  return Object.entries(filter).map(([name, value]) => [name, String(value)]);
}
