import { expect, test } from "vitest";
import { chooseRules, needsLook } from "./choose-rules.ts";
import { matchRule, type RuleSubject } from "./match-rule.ts";
import {
  type Condition,
  conditionSchema,
  type RuleDefinition,
  ruleDefinitionSchema,
  strictChannels,
} from "./rule.ts";

const white = { colour: "#ffffff", exactShare: 1 };
const fine = {
  widthPx: 2000,
  heightPx: 2000,
  format: "jpeg",
  opaque: true,
  fill: 0.9,
  ground: white,
} as const;

const mug: RuleSubject = {
  tags: ["Summer", "new in"],
  vendor: "Acme",
  productType: "Mug",
  collections: ["Kitchen", "Gifts"],
  prices: [12.5, 40],
  photos: [
    { widthPx: 2000, heightPx: 2000 },
    { widthPx: 900, heightPx: 700 },
  ],
  mainPhoto: fine,
};

const answerTo = (condition: Condition, subject: RuleSubject = mug) =>
  matchRule({ conditions: [conditionSchema.parse(condition)] }, subject);

test.each<[Condition, "yes" | "no"]>([
  [{ kind: "tag", anyOf: ["winter", " summer "] }, "yes"],
  [{ kind: "tag", anyOf: ["summ"] }, "no"],
  [{ kind: "vendor", anyOf: ["ACME"] }, "yes"],
  [{ kind: "type", anyOf: ["Cup"] }, "no"],
  [{ kind: "collection", anyOf: ["gifts"] }, "yes"],
  [{ kind: "price", min: 13, max: 39 }, "no"],
  [{ kind: "price", min: null, max: 12.5 }, "yes"],
  [{ kind: "price", min: 40, max: null }, "yes"],
  [{ kind: "small-photo", belowPx: 901 }, "yes"],
  [{ kind: "small-photo", belowPx: 900 }, "no"],
  [{ kind: "fails-channel", channel: "amazon" }, "no"],
])("%j", (condition, expected) => {
  expect(answerTo(condition)).toBe(expected);
});

test("what nobody has read or looked at is unknown, unless what is known decides it", () => {
  const unread = { ...mug, collections: null, prices: null };
  expect(answerTo({ kind: "collection", anyOf: ["gifts"] }, unread)).toBe("unknown");
  expect(answerTo({ kind: "price", min: 1, max: null }, unread)).toBe("unknown");
  const amazon: Condition = { kind: "fails-channel", channel: "amazon" };
  const seen = (photo: object | null) =>
    answerTo(amazon, { ...mug, mainPhoto: photo as RuleSubject["mainPhoto"] });
  expect(seen(null)).toBe("unknown");
  expect(seen({ widthPx: 2000, heightPx: 2000, format: "jpeg" })).toBe("unknown");
  expect(seen({ widthPx: 400, heightPx: 300, format: "jpeg" })).toBe("yes");
  expect(seen({ ...fine, ground: { ...white, exactShare: 0.4 } })).toBe("yes");
  expect(seen({ ...fine, fill: 0.5 })).toBe("yes");
});

test("all conditions must hold, a no outweighs what is unknown, and no condition means every product", () => {
  const unread = { ...mug, prices: null };
  const dear: Condition = { kind: "price", min: 100, max: null };
  const tagged: Condition = { kind: "tag", anyOf: ["summer"] };
  const cup: Condition = { kind: "type", anyOf: ["cup"] };
  expect(matchRule({ conditions: [tagged, dear] }, unread)).toBe("unknown");
  expect(matchRule({ conditions: [cup, dear] }, unread)).toBe("no");
  expect(matchRule({ conditions: [] }, unread)).toBe("yes");
});

const rule = (id: string, conditions: Condition[], stopsOthers: boolean) => ({
  id,
  definition: { conditions, stopsOthers } as unknown as RuleDefinition,
});

test("rules are asked in order, and the first that stops the others is the last", () => {
  const every = rule("every", [], false);
  const never = rule("never", [{ kind: "type", anyOf: ["cup"] }], true);
  const stop = rule("stop", [], true);
  const ids = (...rules: ReturnType<typeof rule>[]) => chooseRules(rules, mug).map(({ id }) => id);
  expect(ids(never, every, stop, every)).toEqual(["every", "stop"]);
  expect(ids(stop, every)).toEqual(["stop"]);
});

test("a photo is looked at only when that could change something", () => {
  const unseen = { ...mug, mainPhoto: null };
  const fails = rule("fails", [{ kind: "fails-channel", channel: "amazon" }], false);
  const stop = rule("stop", [], true);
  expect(needsLook([fails], unseen)).toBe(true);
  expect(needsLook([fails, stop], unseen)).toBe(true);
  expect(needsLook([stop, fails], unseen)).toBe(false);
  expect(needsLook([fails], mug)).toBe(false);
  expect(chooseRules([fails, stop], unseen).map(({ id }) => id)).toEqual(["stop"]);
});

const definition: RuleDefinition = {
  name: "New mugs",
  conditions: [],
  presets: ["amazon-main"],
  approval: "publish",
  quietHours: { from: "22:00", until: "06:00" },
  dailyCap: 100,
  stopsOthers: true,
};

test.each([
  ["no name", { name: "  " }],
  ["no preset", { presets: [] }],
  ["a preset nobody knows", { presets: ["none"] }],
  ["the same preset twice", { approval: "review", presets: ["amazon-main", "amazon-main"] }],
  ["two pictures for one place", { presets: ["amazon-main", "ebay-gallery"] }],
  ["a time that is none", { quietHours: { from: "25:00", until: "06:00" } }],
  ["quiet all day", { quietHours: { from: "06:00", until: "06:00" } }],
  ["a cap of nothing", { dailyCap: 0 }],
  ["a price without ends", { conditions: [{ kind: "price", min: null, max: null }] }],
  ["prices the wrong way round", { conditions: [{ kind: "price", min: 5, max: 4 }] }],
  ["an empty tag", { conditions: [{ kind: "tag", anyOf: [" "] }] }],
])("refuses a rule with %s", (_what, change) => {
  expect(ruleDefinitionSchema.safeParse(definition).success).toBe(true);
  expect(ruleDefinitionSchema.safeParse({ ...definition, ...change }).success).toBe(false);
});

test("several presets may wait for a person together", () => {
  const both = { ...definition, approval: "approve", presets: ["amazon-main", "ebay-gallery"] };
  expect(ruleDefinitionSchema.safeParse(both).success).toBe(true);
});

test("only channels that refuse pictures can be failed", () => {
  expect(strictChannels).toContain("amazon");
  expect(strictChannels).not.toContain("meta");
});
