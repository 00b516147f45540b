/** Lists a shop's rules in their order, with what they did lately. */
import { type RuleDefinition, ruleDefinitionSchema } from "#core/automation/rule.ts";
import { prisma } from "#prisma/client.ts";

export interface RuleView {
  readonly id: string;
  readonly paused: boolean;
  readonly definition: RuleDefinition;
  /** Products whose photos were begun in the last 30 days. */
  readonly started: number;
  /** Products that wait for the end of quiet hours, for the next day, or for the rule to go on. */
  readonly waiting: number;
  /** Products of the last 30 days that were refused, over the plan's limit for instance. */
  readonly refused: number;
  readonly lastStartedAt: string | null;
}

const monthMs = 30 * 86_400_000;

export async function listRules(shopId: string): Promise<RuleView[]> {
  const since = new Date(Date.now() - monthMs);
  const [rules, counts] = await Promise.all([
    prisma.automationRule.findMany({ where: { shopId }, orderBy: [{ position: "asc" }, { id: "asc" }] }),
    prisma.automationMatch.groupBy({
      by: ["ruleId", "state"],
      where: { shopId, OR: [{ state: "waiting" }, { createdAt: { gte: since } }] },
      _count: true,
      _max: { startedAt: true },
    }),
  ]);
  return rules.map(({ id, paused, definition }) => {
    const of = (state: string) => counts.find((count) => count.ruleId === id && count.state === state);
    return {
      ...{ id, paused, definition: ruleDefinitionSchema.parse(definition) },
      started: of("started")?._count ?? 0,
      waiting: of("waiting")?._count ?? 0,
      refused: of("refused")?._count ?? 0,
      lastStartedAt: of("started")?._max.startedAt?.toISOString() ?? null,
    };
  });
}
