/** Begins what a rule has gathered: one run for each of its presets, unless it has to wait. */
import { type RuleDefinition, ruleDefinitionSchema } from "#core/automation/rule.ts";
import { endOfQuietHours, startOfDay, startOfNextDay } from "#core/shop-time.ts";
import { type AppError, toAppError } from "#core/errors.ts";
import { settingsSchema } from "#core/settings.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import type { AutomationMatch } from "#prisma/generated/client.ts";
import { enqueue } from "../outbox.ts";
import { startRunIn } from "../runs/start-run.ts";
import { fitUnderCap } from "./fit-under-cap.ts";

const mostProducts = 250;

/** What has come due is begun once, by however many workers this is called; a paused rule keeps what it has gathered. */
export async function startRuleRun(shopId: string, ruleId: string, now = new Date()): Promise<void> {
  try {
    await prisma.$transaction((tx) => startDue(tx, shopId, ruleId, now), { timeout: 120_000 });
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.retry !== "never") throw thrown;
    await refuseDue(shopId, ruleId, now, error);
  }
}

async function startDue(tx: Transaction, shopId: string, ruleId: string, now: Date): Promise<void> {
  // Two workers, or one and a merchant who pauses, take turns here.
  await tx.$queryRaw`SELECT id FROM "AutomationRule" WHERE id = ${ruleId} AND "shopId" = ${shopId} FOR UPDATE`;
  const rule = await tx.automationRule.findUnique({
    where: { id: ruleId, shopId },
    include: { shop: { select: { settings: true, timeZone: true } } },
  });
  if (rule === null || rule.paused || settingsSchema.parse(rule.shop.settings).automationPaused) return;
  const due = await tx.automationMatch.findMany({
    where: { ruleId, state: "waiting", dueAt: { lte: now } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: mostProducts,
  });
  if (due.length === 0) return;
  const definition = ruleDefinitionSchema.parse(rule.definition);
  const timeZone = rule.shop.timeZone ?? "UTC";
  const quietUntil = definition.quietHours && endOfQuietHours(definition.quietHours, now, timeZone);
  if (quietUntil !== null) return postpone(tx, due, quietUntil, now);
  const { start, rest } = await underCap(tx, definition, due, { now, timeZone });
  await begin(tx, { id: ruleId, definition }, start, now);
  await postpone(tx, rest, startOfNextDay(now, timeZone), now);
  if (due.length === mostProducts && rest.length === 0)
    await enqueue(tx, "start-rule-run", { shopId, ruleId });
}

async function underCap(
  tx: Transaction,
  { dailyCap }: RuleDefinition,
  due: AutomationMatch[],
  { now, timeZone }: { now: Date; timeZone: string },
) {
  if (dailyCap === null) return { start: due, rest: [] };
  const ruleId = due[0]?.ruleId ?? "";
  const today = await tx.automationMatch.findMany({
    where: { ruleId, state: "started", startedAt: { gte: startOfDay(now, timeZone) } },
    select: { mediaGids: true },
  });
  const used = today.reduce((sum, { mediaGids }) => sum + mediaGids.length, 0);
  const fitted = fitUnderCap(due, Math.max(0, dailyCap - used));
  for (const { id, mediaGids } of fitted.cut)
    await tx.automationMatch.update({ where: { id }, data: { mediaGids } });
  const added = await tx.automationMatch.createManyAndReturn({ data: fitted.added });
  return { start: fitted.start, rest: [...fitted.rest, ...added] };
}

/** Later, all together. */
async function postpone(tx: Transaction, matches: AutomationMatch[], until: Date, now: Date): Promise<void> {
  const [first] = matches;
  if (first === undefined) return;
  const { shopId, ruleId } = first;
  await tx.automationMatch.updateMany({
    where: { id: { in: matches.map(({ id }) => id) } },
    data: { dueAt: until },
  });
  await enqueue(tx, "start-rule-run", { shopId, ruleId }, { delayMs: until.getTime() - now.getTime() });
}

interface BeginningRule {
  readonly id: string;
  readonly definition: RuleDefinition;
}

async function begin(
  tx: Transaction,
  { id, definition: { name, approval, presets } }: BeginningRule,
  matches: readonly AutomationMatch[],
  now: Date,
): Promise<void> {
  const products = await tx.product.findMany({
    where: { id: { in: matches.map(({ productId }) => productId) }, deletedAt: null },
    select: { id: true },
  });
  const living = matches.filter(({ productId }) => products.some((product) => product.id === productId));
  const shopId = living[0]?.shopId;
  await tx.automationMatch.updateMany({
    where: { id: { in: matches.map((match) => match.id) } },
    data: { state: "refused", errorCode: "NOT_FOUND" },
  });
  if (shopId === undefined) return;
  await tx.automationMatch.updateMany({
    where: { id: { in: living.map((match) => match.id) } },
    data: { state: "started", startedAt: now, errorCode: null },
  });
  const photosOf = Map.groupBy(living, ({ productId }) => productId);
  const mediaGids = new Map(
    [...photosOf].map(([product, found]) => [product, found.flatMap((match) => match.mediaGids)]),
  );
  const productIds = [...mediaGids.keys()];
  const origin = { actor: "Packshot", trigger: "rule", rule: { id, name, approval } } as const;
  for (const presetName of presets)
    await startRunIn(tx, shopId, { ...origin, presetName, productIds, mediaGids });
}

/** What was refused for good, over the plan's limit for instance, is shown beside the rule and not tried for ever. */
async function refuseDue(shopId: string, ruleId: string, now: Date, { code }: AppError): Promise<void> {
  await prisma.automationMatch.updateMany({
    where: { shopId, ruleId, state: "waiting", dueAt: { lte: now } },
    data: { state: "refused", errorCode: code },
  });
}
