/** Pauses automatic work and lets it go on: of one rule, or of all. */
import { prisma, type Transaction } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { enqueueMany } from "../outbox.ts";
import { saveSettings } from "../settings/save-settings.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { lockRule } from "./rule-row.ts";

/**
 * A paused rule is not asked about new products, and what it has gathered waits.
 * @throws AppError NOT_FOUND, FORBIDDEN
 */
export async function pauseRule(
  shopId: string,
  ruleId: string,
  paused: boolean,
  actor: string,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "settings");
    const rule = await lockRule(tx, shopId, ruleId);
    if (rule.paused === paused) return;
    await tx.automationRule.update({ where: { id: ruleId, shopId }, data: { paused } });
    const about = { subject: "rule", subjectId: ruleId, title: rule.definition.name } as const;
    const change = { before: { paused: rule.paused }, after: { paused } };
    await recordActivity(tx, shopId, { kind: "automation.changed", actor, ...about, ...change });
    if (!paused) await startWaiting(tx, shopId, ruleId);
  });
}

/** @throws AppError NOT_FOUND, FORBIDDEN */
export async function pauseAutomation(shopId: string, paused: boolean, actor: string): Promise<void> {
  await saveSettings(shopId, { automationPaused: paused }, actor);
  if (!paused) await prisma.$transaction((tx) => startWaiting(tx, shopId));
}

/** The jobs that came while it was paused have done nothing. */
async function startWaiting(tx: Transaction, shopId: string, ruleId?: string): Promise<void> {
  const waiting = await tx.automationMatch.groupBy({
    by: ["ruleId"],
    where: { shopId, state: "waiting", ...(ruleId !== undefined && { ruleId }) },
  });
  await enqueueMany(
    tx,
    "start-rule-run",
    waiting.map((match) => ({ shopId, ruleId: match.ruleId })),
  );
}
