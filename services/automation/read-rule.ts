/** Reads one rule for its page, with its last runs. */
import { type RuleDefinition, ruleDefinitionSchema } from "#core/automation/rule.ts";
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";
import { type RunSummary, summariseRuns } from "../runs/run-summary.ts";

export interface RuleDetail {
  readonly id: string;
  readonly paused: boolean;
  readonly definition: RuleDefinition;
  readonly runs: RunSummary[];
}

const shownRuns = 5;

/** @throws AppError NOT_FOUND */
export async function readRule(shopId: string, ruleId: string): Promise<RuleDetail> {
  const row = await prisma.automationRule.findUnique({
    where: { id: ruleId, shopId },
    include: { runs: { orderBy: { createdAt: "desc" }, take: shownRuns } },
  });
  if (row === null) throw notFound("rule", ruleId);
  return {
    ...{ id: row.id, paused: row.paused, definition: ruleDefinitionSchema.parse(row.definition) },
    runs: await summariseRuns(row.runs),
  };
}
