/** Judges a finished picture by the rules of every channel, for people to see what it can be used for. */
import { channels, type ChannelName, type ChannelRule, type Demand } from "./channel-rule.ts";
import { judgeRules, type JudgedRule, type PictureFacts } from "./judge-demand.ts";
import { rulesForSlot } from "./registry.ts";

/** What a rule looked at, as figures; a page puts the words to it. */
export type Measured =
  | { readonly kind: "size"; readonly widthPx: number; readonly heightPx: number }
  | { readonly kind: "bytes" | "share" | "count" | "quality"; readonly value: number }
  | { readonly kind: "format"; readonly value: string };

export interface RuleResult extends Omit<JudgedRule, "outcome"> {
  readonly outcome: "met" | "broken";
  readonly measured: Measured | null;
  readonly sourceUrl: string | null;
  readonly sourceKind: ChannelRule["source"]["kind"];
}

export interface ChannelResult {
  readonly channel: ChannelName;
  readonly slot: "main" | "secondary";
  /** `blocked`: the channel would refuse it. `advised`: it takes it, but advises against something. */
  readonly outcome: "fits" | "advised" | "blocked";
  /** What can be told, worst first; rules that need an eye or a fact we do not have are counted only. */
  readonly rules: readonly RuleResult[];
  readonly unknown: number;
}

export function judgePicture(facts: PictureFacts, slot: ChannelResult["slot"]): ChannelResult[] {
  return channels.map((channel) => judgeChannel(channel, slot, facts));
}

function judgeChannel(channel: ChannelName, slot: ChannelResult["slot"], facts: PictureFacts): ChannelResult {
  const rules = rulesForSlot(channel, slot);
  const judged = judgeRules(rules, facts).map((result, n) => ({ ...result, rule: rules[n] }));
  const results = judged.flatMap(({ rule, outcome, ...result }) => {
    if (rule === undefined || outcome === "unknown") return [];
    const { source, demand } = rule;
    const measured = measuredFor(demand, facts);
    return [{ ...result, outcome, measured, sourceUrl: source.url, sourceKind: source.kind }];
  });
  const broken = results.filter(({ outcome }) => outcome === "broken");
  const isBlocked = broken.some(({ severity }) => severity === "block");
  return {
    ...{ channel, slot, unknown: rules.length - results.length },
    outcome: isBlocked ? "blocked" : broken.length > 0 ? "advised" : "fits",
    rules: results.toSorted((a, b) => rank(a) - rank(b)),
  };
}

function rank({ outcome, severity }: RuleResult): number {
  if (outcome === "met") return 2;
  return severity === "block" ? 0 : 1;
}

function measuredFor({ check }: Demand, facts: PictureFacts): Measured | null {
  switch (check) {
    case "long-side":
    case "short-side":
    case "both-sides":
    case "side-sum":
    case "area":
    case "smallest-size":
    case "exact-size":
    case "aspect-ratio":
      return { kind: "size", widthPx: facts.widthPx, heightPx: facts.heightPx };
    case "weight":
    case "weight-and-area":
      return facts.bytes === undefined ? null : { kind: "bytes", value: facts.bytes };
    case "format":
      return { kind: "format", value: facts.format };
    case "fill":
      return facts.fill === undefined ? null : { kind: "share", value: facts.fill };
    case "ground":
      return facts.ground === undefined ? null : { kind: "share", value: facts.ground.exactShare };
    case "jpeg-quality":
      return facts.jpegQuality === undefined ? null : { kind: "quality", value: facts.jpegQuality };
    case "picture-count": {
      const value = facts.pictureCount?.all;
      return value === undefined ? null : { kind: "count", value };
    }
    default:
      return null;
  }
}
