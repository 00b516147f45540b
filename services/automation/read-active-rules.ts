/** Reads the rules that are asked about a product, in their order. */
import type { ActiveRule } from "#core/automation/choose-rules.ts";
import { ruleDefinitionSchema } from "#core/automation/rule.ts";
import { settingsSchema } from "#core/settings.ts";
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";

/** None while all automatic work is paused. @throws AppError NOT_FOUND */
export async function readActiveRules(shopId: string): Promise<ActiveRule[]> {
  const shop = await prisma.shop.findUnique({
    where: { id: shopId },
    select: {
      settings: true,
      automationRules: { where: { paused: false }, orderBy: [{ position: "asc" }, { id: "asc" }] },
    },
  });
  if (shop === null) throw notFound("shop", shopId);
  if (settingsSchema.parse(shop.settings).automationPaused) return [];
  return shop.automationRules.map(({ id, definition }) => ({
    id,
    definition: ruleDefinitionSchema.parse(definition),
  }));
}
