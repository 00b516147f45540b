/** The filter of the publications page, as it stands in its address and in its forms. */
import {
  type PublicationFilter,
  publicationViews,
  type PublicationViewName,
} from "#services/publications/publication-filter.ts";

const viewNames = Object.keys(publicationViews) as PublicationViewName[];

/** What is not known or empty is left out. */
export function readPublicationFilter(from: FormData | URLSearchParams): PublicationFilter {
  const text = (name: string) => {
    const value = from.get(name);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  return {
    ...{ batch: text("batch"), account: text("account") },
    view: viewNames.find((name) => name === text("view")),
  };
}
