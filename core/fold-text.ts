/** Folding of text for search and comparison: what a merchant types finds what is there, whatever its case and accents. */

/**
 * Compatibility-decomposed, without combining marks, lower case: "Café" and "CAFE" become "cafe".
 * Done here and not by the database, whose own case rules depend on the locale it was made with.
 */
export function foldText(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
