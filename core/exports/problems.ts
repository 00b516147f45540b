/** What an export could not do as it was asked: `problems.csv`, a line each, in the language of who asked. */
import { z } from "zod";

/** To add one: a name here and its words in app/locales (area `exports`). */
export const problemKinds = [
  /** A rule of the channel that refuses pictures; the picture is not in. */
  "refused",
  /** A rule of the channel that advises; the picture is in. */
  "advised",
  /** The same over all pictures of the product. */
  "set-advised",
  /** More pictures than the channel holds. */
  "beyond",
  /** Its file is not in storage any more. */
  "missing-file",
  /** The first picture may not be the main one; the next that may took its place. */
  "main-moved",
  /** None may be the main one, so that the product is not in. */
  "no-main",
  "no-pictures",
  /** The table names the variant by Shopify's number. */
  "no-sku",
  /** The channel knows variants by GTIN alone. */
  "no-gtin",
  /** Another variant in the table is called the same, and an id stands for one thing only. */
  "same-id",
  /** A spreadsheet would take the id for a formula, so an apostrophe stands before it. */
  "formula",
] as const;
export type ProblemKind = (typeof problemKinds)[number];

export interface ExportProblem {
  readonly kind: ProblemKind;
  /** Its title. */
  readonly product: string;
  readonly sku?: string;
  /** The photo's file name in the shop. */
  readonly picture?: string;
  /** Of core/channel-rules, where one was broken. */
  readonly ruleId?: string;
}

const left: ReadonlySet<ProblemKind> = new Set([
  ...(["refused", "beyond", "missing-file", "no-main", "no-pictures", "no-gtin", "same-id"] as const),
]);

/** Whether something is not in because of it; the others are hints. */
export function isLeftOut({ kind }: Pick<ExportProblem, "kind">): boolean {
  return left.has(kind);
}

export const exportWordsSchema = z.object({
  /** Product, SKU, picture, effect, what is the matter, what to do, rule. */
  columns: z.array(z.string()).length(7),
  leftOut: z.string(),
  hint: z.string(),
  problems: z.record(z.enum(problemKinds), z.object({ says: z.string(), advice: z.string() })),
  /** By rule. */
  rules: z.record(z.string(), z.string()),
});

export type ExportWords = z.infer<typeof exportWordsSchema>;

export function problemCells(problem: ExportProblem, words: ExportWords): string[] {
  const { kind, product, sku = "", picture = "", ruleId = "" } = problem;
  const { says, advice } = words.problems[kind];
  const effect = isLeftOut(problem) ? words.leftOut : words.hint;
  return [product, sku, picture, effect, words.rules[ruleId] ?? says, advice, ruleId];
}
