/** A rule as its form holds it, with texts where people type; and back again. */
import type { Condition, RuleDefinition } from "#core/automation/rule.ts";

/** One row of the form; which of the texts count depends on the kind. */
export interface ConditionDraft {
  readonly kind: Condition["kind"];
  readonly names: string;
  readonly min: string;
  readonly max: string;
  readonly px: string;
  readonly channel: string;
}

export interface RuleDraft {
  readonly name: string;
  readonly conditions: readonly ConditionDraft[];
  readonly presets: readonly string[];
  readonly approval: RuleDefinition["approval"];
  readonly quiet: boolean;
  readonly from: string;
  readonly until: string;
  readonly capped: boolean;
  readonly cap: string;
  readonly stopsOthers: boolean;
}

/** What every part of the form is given. */
export interface RuleFieldsProps {
  readonly draft: RuleDraft;
  readonly problems: readonly DraftProblem[];
  readonly onChange: (part: Partial<RuleDraft>) => void;
}

/** Fields that cannot be saved as they are; conditions by their place. */
export type DraftProblem = "name" | "presets" | "cap" | number;

export const emptyCondition: ConditionDraft = {
  ...{ kind: "tag", names: "", min: "", max: "", px: "1000", channel: "amazon" },
};

export function newDraft(presetName: string): RuleDraft {
  return {
    ...{ name: "", conditions: [], presets: [presetName], approval: "review", stopsOthers: true },
    ...{ quiet: false, from: "22:00", until: "06:00", capped: false, cap: "200" },
  };
}

export function toDraft(rule: RuleDefinition): RuleDraft {
  const { name, presets, approval, stopsOthers, quietHours, dailyCap } = rule;
  return {
    ...newDraft(""),
    ...{ name, presets, approval, stopsOthers },
    conditions: rule.conditions.map(toConditionDraft),
    ...(quietHours && { quiet: true, ...quietHours }),
    ...(dailyCap !== null && { capped: true, cap: String(dailyCap) }),
  };
}

export function toDefinition(draft: RuleDraft): RuleDefinition {
  const { name, presets, approval, stopsOthers, quiet, from, until, capped, cap } = draft;
  return {
    ...{ name, presets: [...presets], approval, stopsOthers },
    conditions: draft.conditions.map(toCondition),
    quietHours: quiet && from !== until ? { from, until } : null,
    dailyCap: capped ? Number(cap) : null,
  };
}

export function problemsOf(draft: RuleDraft): DraftProblem[] {
  return [
    ...(draft.name.trim() === "" ? (["name"] as const) : []),
    ...(draft.presets.length === 0 ? (["presets"] as const) : []),
    ...(draft.capped && !isWhole(draft.cap, 1, 100_000) ? (["cap"] as const) : []),
    ...draft.conditions.flatMap((condition, nth) => (isComplete(condition) ? [] : [nth])),
  ];
}

function toConditionDraft(condition: Condition): ConditionDraft {
  const { kind } = condition;
  switch (condition.kind) {
    case "price":
      return { ...emptyCondition, kind, min: numberText(condition.min), max: numberText(condition.max) };
    case "small-photo":
      return { ...emptyCondition, kind, px: String(condition.belowPx) };
    case "fails-channel":
      return { ...emptyCondition, kind, channel: condition.channel };
    default:
      return { ...emptyCondition, kind, names: condition.anyOf.join(", ") };
  }
}

function toCondition({ kind, names, min, max, px, channel }: ConditionDraft): Condition {
  switch (kind) {
    case "price":
      return { kind, min: numberOf(min), max: numberOf(max) };
    case "small-photo":
      return { kind, belowPx: Number(px) };
    case "fails-channel":
      return { kind, channel: channel as Extract<Condition, { kind: "fails-channel" }>["channel"] };
    default:
      return { kind, anyOf: namesOf(names) };
  }
}

function isComplete(draft: ConditionDraft): boolean {
  const { kind, names, min, max, px } = draft;
  if (kind === "price") return isRange(min, max);
  if (kind === "small-photo") return isWhole(px, 100, 10_000);
  return kind === "fails-channel" || namesOf(names).length > 0;
}

function isRange(min: string, max: string): boolean {
  if (min.trim() === "" && max.trim() === "") return false;
  const [from, to] = [numberOf(min) ?? 0, numberOf(max) ?? Infinity];
  return from >= 0 && from <= to;
}

const namesOf = (text: string) =>
  text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
const numberText = (value: number | null) => (value === null ? "" : String(value));
const numberOf = (text: string) => (text.trim() === "" ? null : Number(text));
const isWhole = (text: string, least: number, most: number) =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
