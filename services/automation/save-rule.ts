/** Saves a rule: a new one at the end, or a known one in its place. */
import type { RuleDefinition } from "#core/automation/rule.ts";
import { AppError } from "#core/errors.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { lockRule, parseRule } from "./rule-row.ts";

const mostRules = 50;

/** @param ruleId null for a new one. @throws AppError BAD_INPUT, NOT_FOUND, FORBIDDEN */
export async function saveRule(
  shopId: string,
  ruleId: string | null,
  input: unknown,
  actor: string,
): Promise<{ ruleId: string }> {
  const definition = parseRule(input);
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "settings");
    const before = ruleId === null ? null : (await lockRule(tx, shopId, ruleId)).definition;
    const id = ruleId ?? (await addRule(tx, shopId, definition));
    await tx.automationRule.update({ where: { id, shopId }, data: { definition } });
    await recordActivity(tx, shopId, {
      ...{ kind: "automation.changed", actor, subject: "rule", subjectId: id, title: definition.name },
      ...(before && { before }),
      after: definition,
    });
    return { ruleId: id };
  });
}

async function addRule(tx: Transaction, shopId: string, definition: RuleDefinition): Promise<string> {
  await tx.$queryRaw`SELECT id FROM "Shop" WHERE id = ${shopId} FOR UPDATE`;
  const { _count: count, _max: last } = await tx.automationRule.aggregate({
    where: { shopId },
    _count: true,
    _max: { position: true },
  });
  if (count >= mostRules)
    throw new AppError("BAD_INPUT", `expected at most ${mostRules} rules for a shop but received one more`, {
      userMessage: `A shop can have ${mostRules} rules. Delete one you do not need.`,
    });
  const added = await tx.automationRule.create({
    data: { shopId, definition, position: (last.position ?? 0) + 1 },
  });
  return added.id;
}
