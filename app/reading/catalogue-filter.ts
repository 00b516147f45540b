/** The catalogue's filter as it stands in the address, so that a view can be linked, reloaded and selected whole. */

export const photoStates = ["all", "never-enhanced", "in-review", "enhanced", "no-photos"] as const;
export type PhotoState = (typeof photoStates)[number];

export const productStatuses = ["ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"] as const;
export type ProductStatus = (typeof productStatuses)[number];

export interface CatalogueFilter {
  readonly search?: string;
  readonly status?: ProductStatus;
  readonly photos?: PhotoState;
}

const maxSearchLength = 200;

/** Unknown values are left out rather than refused: an old bookmark shows more, not an error. */
export function readCatalogueFilter(fields: URLSearchParams | FormData): CatalogueFilter {
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === "string" ? value.trim().slice(0, maxSearchLength) : "";
  };
  const search = text("search");
  const status = productStatuses.find((known) => known === text("status"));
  const photos = photoStates.find((known) => known === text("photos") && known !== "all");
  return { ...(search !== "" && { search }), ...(status && { status }), ...(photos && { photos }) };
}

/** The filter as fields of an address or a form. */
export function filterFields(filter: CatalogueFilter): [string, string][] {
  return Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === "string");
}
