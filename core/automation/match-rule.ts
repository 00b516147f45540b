/** Says whether a product meets a rule's conditions, as far as that can be told from what is known of it. */
import { type JudgedRule, judgeRules, type PictureFacts } from "../channel-rules/judge-demand.ts";
import { rulesForSlot } from "../channel-rules/registry.ts";
import type { Condition, RuleDefinition } from "./rule.ts";

/** `unknown`: it takes a look at the photo, or a reading of the product that was not made yet. */
export type Answer = "yes" | "no" | "unknown";

export interface PhotoSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What is known of a product; null is not known. */
export interface RuleSubject {
  readonly tags: readonly string[];
  readonly vendor: string;
  readonly productType: string;
  readonly collections: readonly string[] | null;
  /** Of every variant, in the shop's currency. */
  readonly prices: readonly number[] | null;
  /** Photos whose size is known. */
  readonly photos: readonly PhotoSize[];
  /** Of the first photo. */
  readonly mainPhoto: PictureFacts | null;
}

/** One no is a no; otherwise one unknown leaves it open. */
export function matchRule({ conditions }: Pick<RuleDefinition, "conditions">, subject: RuleSubject): Answer {
  const answers = conditions.map((condition) => meets(condition, subject));
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

function meets(condition: Condition, subject: RuleSubject): Answer {
  switch (condition.kind) {
    case "tag":
      return named(condition.anyOf, subject.tags);
    case "vendor":
      return named(condition.anyOf, [subject.vendor]);
    case "type":
      return named(condition.anyOf, [subject.productType]);
    case "collection":
      return subject.collections === null ? "unknown" : named(condition.anyOf, subject.collections);
    case "price":
      return subject.prices === null ? "unknown" : answer(subject.prices.some(within(condition)));
    case "small-photo":
      return answer(subject.photos.some((photo) => longSide(photo) < condition.belowPx));
    case "fails-channel":
      return failsMainRules(judge(condition.channel, subject.mainPhoto));
  }
}

function answer(holds: boolean): Answer {
  return holds ? "yes" : "no";
}

function named(wanted: readonly string[], present: readonly string[]): Answer {
  const fold = (name: string) => name.trim().toLowerCase();
  const known = new Set(present.map(fold));
  return answer(wanted.some((name) => known.has(fold(name))));
}

function within({ min, max }: Extract<Condition, { kind: "price" }>) {
  return (price: number) => price >= (min ?? 0) && price <= (max ?? Infinity);
}

function longSide({ widthPx, heightPx }: PhotoSize): number {
  return Math.max(widthPx, heightPx);
}

/** Demands a look at the photo settles; the others need a person, the address or the whole listing. */
const toldByLooking: readonly string[] = [
  "ground",
  "fill",
  "opaque",
  "weight",
  "weight-and-area",
  "colour-space",
];

function judge(
  channel: Extract<Condition, { kind: "fails-channel" }>["channel"],
  photo: PictureFacts | null,
): (JudgedRule & { readonly byLooking: boolean })[] | null {
  if (photo === null) return null;
  const rules = rulesForSlot(channel, "main").filter(({ severity }) => severity === "block");
  return judgeRules(rules, photo).map((judged, nth) => ({
    ...judged,
    byLooking: toldByLooking.includes(rules[nth]?.demand.check ?? ""),
  }));
}

function failsMainRules(judged: ReturnType<typeof judge>): Answer {
  if (judged === null) return "unknown";
  if (judged.some(({ outcome }) => outcome === "broken")) return "yes";
  return judged.some(({ outcome, byLooking }) => outcome === "unknown" && byLooking) ? "unknown" : "no";
}
