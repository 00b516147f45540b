/** Picks the rules that take a product: in order, and none after one that stops the others. */
import { type Answer, matchRule, type RuleSubject } from "./match-rule.ts";
import type { RuleDefinition } from "./rule.ts";

export interface ActiveRule {
  readonly id: string;
  readonly definition: RuleDefinition;
}

/** What is still unknown counts as no, because a rule may only act on what it knows. */
export function chooseRules<Rule extends ActiveRule>(rules: readonly Rule[], subject: RuleSubject): Rule[] {
  const chosen: Rule[] = [];
  for (const rule of rules) {
    if (matchRule(rule.definition, subject) !== "yes") continue;
    chosen.push(rule);
    if (rule.definition.stopsOthers) break;
  }
  return chosen;
}

/** Whether knowing more of the product could change which rules take it. */
export function needsLook(rules: readonly ActiveRule[], subject: RuleSubject): boolean {
  const answers: Answer[] = rules.map(({ definition }) => matchRule(definition, subject));
  const settled = rules.findIndex(({ definition }, nth) => definition.stopsOthers && answers[nth] === "yes");
  return answers.slice(0, settled === -1 ? answers.length : settled).includes("unknown");
}
