/**
 * Finds the product whose title is closest to a listing's: the cosine of their words, each weighted by how rare it is in
 * the shop, so that "the" and a brand all products share count for little.
 *
 * Source: Salton & Buckley 1988, "Term-weighting approaches in automatic text retrieval" (binary term frequency × idf).
 */
import { foldText } from "../fold-text.ts";
import type { LinkSuggestion } from "./match-codes.ts";

export interface Titled {
  readonly productId: string;
  readonly title: string;
}

/** Below this, titles share too little to be worth a merchant's look. */
const leastLikeness = 0.55;
/** A title alone never says as much as a code. */
const trust = 0.9;
/** A runner-up this close makes it a guess. */
const closeRivalGap = 0.1;
/** Words of more products than this tell none of them apart; they count, but nobody is found by them. */
const maxProductsPerWord = 1_000;

/** @returns finds the closest of `products` in milliseconds; null when none is close */
export function createTitleIndex(products: readonly Titled[]): (title: string) => LinkSuggestion | null {
  const words = products.map(({ title }) => wordsOf(title));
  const holders = new Map<string, number[]>();
  words.forEach((own, nth) => {
    for (const word of own) {
      const found = holders.get(word);
      if (found === undefined) holders.set(word, [nth]);
      else found.push(nth);
    }
  });
  const weightOf = (word: string) => Math.log(1 + products.length / (holders.get(word)?.length ?? 1));
  const lengthOf = (own: ReadonlySet<string>) => Math.hypot(...Array.from(own, weightOf));
  const lengths = words.map(lengthOf);

  return (title) => {
    const asked = wordsOf(title);
    const nearby = new Set<number>();
    for (const word of asked) {
      const found = holders.get(word) ?? [];
      if (found.length <= maxProductsPerWord) for (const nth of found) nearby.add(nth);
    }
    const length = lengthOf(asked);
    const likeness = (nth: number) => {
      const shared = [...asked].filter((word) => words[nth]?.has(word));
      return shared.reduce((sum, word) => sum + weightOf(word) ** 2, 0) / (length * (lengths[nth] ?? 1));
    };
    const ranked = Array.from(nearby, (nth) => ({ nth, score: likeness(nth) })).sort(
      (a, b) => b.score - a.score,
    );
    const [best, rival] = ranked;
    const product = products[best?.nth ?? -1];
    if (best === undefined || product === undefined || best.score < leastLikeness) return null;
    const isAlone = rival === undefined || best.score - rival.score >= closeRivalGap;
    const confidence = Math.min(1, best.score) * trust * (isAlone ? 1 : 0.5);
    return { productId: product.productId, variantId: null, confidence, reason: "title" };
  };
}

/** Runs of letters and digits, of any script. */
function wordsOf(title: string): Set<string> {
  return new Set(foldText(title).match(/[\p{L}\p{N}]+/gu) ?? []);
}
