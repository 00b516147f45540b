/** The languages there are: one folder of app/locales each. To add one: see docs/translating.md. */

export const fallbackLanguage = "en";

/** Their tags, `de` for example; the area `frame` stands in every folder. */
export const languages: readonly string[] = Object.keys(import.meta.glob("../locales/*/frame.json")).map(
  (path) => path.split("/").at(-2) ?? fallbackLanguage,
);

/** Our language for a tag such as `de-AT`, as Shopify's admin and browsers give them; null when we have none. */
export function matchLanguage(tag: string | null | undefined): string | null {
  const wanted = tag?.toLowerCase() ?? "";
  const exact = languages.find((language) => language.toLowerCase() === wanted);
  const primary = languages.find((language) => language.toLowerCase() === wanted.split("-")[0]);
  return exact ?? primary ?? null;
}

/** What a language calls itself, `Deutsch` for example. */
export function ownName(language: string): string {
  return new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
}
