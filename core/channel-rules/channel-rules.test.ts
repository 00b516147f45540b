import { expect, test } from "vitest";
import { channelRuleSchema, channels, officialKinds } from "./channel-rule.ts";
import { judgeDemand } from "./judge-demand.ts";
import { channelRules, rulesForSlot } from "./registry.ts";

const all = Object.values(channelRules).flat();

test.each(all.map((rule) => [rule.id, rule] as const))("%s parses", (_id, rule) => {
  expect(channelRuleSchema.safeParse(rule).error).toBeUndefined();
});

test("the whole table is there, each rule once and with its own channel", () => {
  expect(all).toHaveLength(93);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const channel of channels) {
    expect(channelRules[channel].length).toBeGreaterThan(0);
    for (const { id } of channelRules[channel]) expect(id.startsWith(`${channel}.`)).toBe(true);
  }
});

test("only what the channel itself says may block", () => {
  for (const { id, severity, source } of all)
    if (severity === "block") expect(officialKinds, id).toContain(source.kind);
  const rule = all.find(({ severity }) => severity === "block")!;
  const rumour = { ...rule, source: { url: "https://example.com", kind: "secondary" } };
  expect(channelRuleSchema.safeParse(rumour).success).toBe(false);
});

test("a rule of an unknown channel, or without its check's own figures, does not parse", () => {
  const [rule] = channelRules.ebay;
  expect(channelRuleSchema.safeParse({ ...rule, id: "bazaar.any.size" }).success).toBe(false);
  expect(
    channelRuleSchema.safeParse({ ...rule, demand: { check: "weight", params: { min: 3 } } }).success,
  ).toBe(false);
});

test("every source is a web address unless nothing was read", () => {
  for (const { id, source } of all)
    if (source.kind !== "unverified") expect(source.url, id).toMatch(/^https:\/\//);
});

test("a slot has the rules of any slot and its own, but not those of others or of the whole listing", () => {
  const ids = rulesForSlot("amazon", "main").map(({ id }) => id);
  expect(ids).toContain("amazon.any.min_longest");
  expect(ids).toContain("amazon.main.white_bg");
  expect(ids).not.toContain("amazon.secondary.count");
  expect(rulesForSlot("ebay", "main").some(({ id }) => id.startsWith("ebay.set."))).toBe(false);
});

test("every rule can be judged, and what only an eye can tell stays unknown", () => {
  const facts = { widthPx: 2000, heightPx: 2000, bytes: 1_000_000, format: "jpeg" } as const;
  for (const { id, demand } of all) {
    const outcome = judgeDemand(demand, facts);
    if (demand.check === "by-eye") expect(outcome, id).toBe("unknown");
    else expect(["met", "broken", "unknown"], id).toContain(outcome);
  }
});
