import { expect, test } from "vitest";
import { type RuleDefinition, ruleDefinitionSchema } from "#core/automation/rule.ts";
import { emptyCondition, newDraft, problemsOf, toDefinition, toDraft } from "./rule-draft.ts";

const rule: RuleDefinition = {
  name: "New mugs",
  conditions: [
    { kind: "tag", anyOf: ["mug", "new in"] },
    { kind: "price", min: 10, max: null },
    { kind: "price", min: null, max: 12.5 },
    { kind: "small-photo", belowPx: 1200 },
    { kind: "fails-channel", channel: "amazon" },
  ],
  presets: ["amazon-main"],
  approval: "publish",
  quietHours: { from: "21:30", until: "06:00" },
  dailyCap: 40,
  stopsOthers: false,
};

test("a rule comes back from its form as it was", () => {
  expect(toDefinition(toDraft(rule))).toEqual(rule);
  const plain = { ...rule, conditions: [], quietHours: null, dailyCap: null };
  expect(toDefinition(toDraft(plain))).toEqual(plain);
});

test("what the form calls good can be saved", () => {
  const draft = { ...newDraft("amazon-main"), name: "All" };
  expect(problemsOf(draft)).toEqual([]);
  expect(ruleDefinitionSchema.safeParse(toDefinition(draft)).success).toBe(true);
  expect(ruleDefinitionSchema.safeParse(toDefinition(toDraft(rule))).success).toBe(true);
});

test.each([
  ["no name", { name: " " }, ["name"]],
  ["no preset", { presets: [] }, ["presets"]],
  ["a cap that is no number", { capped: true, cap: "many" }, ["cap"]],
  ["names that are only commas", { conditions: [{ ...emptyCondition, names: " , " }] }, [0]],
  ["a price without ends", { conditions: [{ ...emptyCondition, kind: "price" as const }] }, [0]],
  [
    "prices the wrong way round",
    { conditions: [{ ...emptyCondition, kind: "price" as const, min: "9", max: "3" }] },
    [0],
  ],
  ["a price that is a word", { conditions: [{ ...emptyCondition, kind: "price" as const, min: "x" }] }, [0]],
  [
    "a size that is too small to be meant",
    { conditions: [emptyCondition, { ...emptyCondition, kind: "small-photo" as const, px: "9" }] },
    [0, 1],
  ],
])("notices %s", (_what, change, problems) => {
  expect(problemsOf({ ...toDraft(rule), ...change })).toEqual(problems);
});
