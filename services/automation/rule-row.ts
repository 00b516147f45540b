/** Finds one rule of a shop, inside a transaction. */
import { type RuleDefinition, ruleDefinitionSchema } from "#core/automation/rule.ts";
import { AppError } from "#core/errors.ts";
import type { Transaction } from "#prisma/client.ts";
import type { AutomationRule } from "#prisma/generated/client.ts";
import { notFound } from "../not-found.ts";

export interface RuleRow extends Omit<AutomationRule, "definition"> {
  readonly definition: RuleDefinition;
}

/** Held until the transaction ends. @throws AppError NOT_FOUND */
export async function lockRule(tx: Transaction, shopId: string, ruleId: string): Promise<RuleRow> {
  await tx.$queryRaw`SELECT id FROM "AutomationRule" WHERE id = ${ruleId} AND "shopId" = ${shopId} FOR UPDATE`;
  const row = await tx.automationRule.findUnique({ where: { id: ruleId, shopId } });
  if (row === null) throw notFound("rule", ruleId);
  return { ...row, definition: ruleDefinitionSchema.parse(row.definition) };
}

/** @throws AppError BAD_INPUT that names the fields */
export function parseRule(input: unknown): RuleDefinition {
  const parsed = ruleDefinitionSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join(".")))].join(", ");
  throw new AppError("BAD_INPUT", `expected a valid rule for ${fields} but received another`, {
    userMessage: `Something in this rule is not valid: ${fields}.`,
  });
}
