/** Which of a product's pictures an export takes, in which order, and why not the others: a channel's rules, before anybody sends anything. */
import type { ChannelRule } from "../channel-rules/channel-rule.ts";
import { type JudgedRule, judgeRules, type PictureFacts } from "../channel-rules/judge-demand.ts";
import { rulesForListing, rulesForSlot } from "../channel-rules/registry.ts";
import { type ExportChannel, exportTraits } from "./export-channels.ts";

export interface Candidate<Picture> {
  readonly picture: Picture;
  readonly facts: PictureFacts;
}

export interface Judged<Picture> {
  readonly picture: Picture;
  /** Of `block` for what is left out, of `warn` for what goes in; none where only the place was lacking. */
  readonly rules: readonly JudgedRule[];
}

export interface Places<Picture> {
  /** In the order buyers shall see; empty when no picture may be the main one. */
  readonly placed: readonly Judged<Picture>[];
  readonly leftOut: readonly Judged<Picture>[];
  /** Good, but beyond what the channel holds. */
  readonly beyond: readonly Picture[];
  /** The first picture may not be the main one, a later one took its place. */
  readonly mainMovedUp: boolean;
  /** What the channel advises for the set as a whole. */
  readonly setRules: readonly JudgedRule[];
}

/** @param candidates in the order of the product's gallery */
export function choosePlaces<Picture>(
  channel: ExportChannel,
  candidates: readonly Candidate<Picture>[],
): Places<Picture> {
  const asMain = candidates.map(({ facts }) => brokenOf(rulesForSlot(channel, "main"), facts));
  const mainAt = asMain.findIndex((rules) => !rules.some(blocks));
  if (mainAt === -1) {
    const leftOut = candidates.map(({ picture }, nth) => ({
      picture,
      rules: (asMain[nth] ?? []).filter(blocks),
    }));
    return { placed: [], leftOut, beyond: [], mainMovedUp: false, setRules: [] };
  }
  const main = candidates
    .slice(mainAt, mainAt + 1)
    .map(({ picture }) => ({ picture, rules: asMain[mainAt] ?? [] }));
  const others = candidates
    .filter((_, nth) => nth !== mainAt)
    .map(({ picture, facts }) => ({ picture, rules: brokenOf(rulesForSlot(channel, "secondary"), facts) }));
  const good = [...main, ...others.filter(({ rules }) => !rules.some(blocks))];
  const { maxImages } = exportTraits[channel];
  const placed = good.slice(0, maxImages);
  return {
    placed,
    leftOut: others
      .filter(({ rules }) => rules.some(blocks))
      .map(({ picture, rules }) => ({ picture, rules: rules.filter(blocks) })),
    beyond: good.slice(maxImages).map(({ picture }) => picture),
    mainMovedUp: mainAt > 0,
    setRules: judgeSet(channel, placed.length, candidates[mainAt]?.facts),
  };
}

function judgeSet(channel: ExportChannel, count: number, facts: PictureFacts | undefined): JudgedRule[] {
  if (facts === undefined) return [];
  return brokenOf(rulesForListing(channel), {
    ...facts,
    pictureCount: { all: count, alternates: count - 1 },
  });
}

function brokenOf(rules: readonly ChannelRule[], facts: PictureFacts): JudgedRule[] {
  return judgeRules(rules, facts).filter(({ outcome }) => outcome === "broken");
}

function blocks({ severity }: JudgedRule): boolean {
  return severity === "block";
}
