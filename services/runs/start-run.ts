/** Starts a run: some products, one preset. */
import { AppError } from "#core/errors.ts";
import { findPreset } from "#core/presets/registry.ts";
import type { Preset } from "#core/preset.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import type { WriteMode } from "#core/write-mode.ts";
import type { RunApproval, RunTrigger } from "#prisma/generated/enums.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { fitToPlan } from "../billing/fit-to-plan.ts";
import { enqueueMany } from "../outbox.ts";
import { readSettings } from "../settings/read-settings.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { findChosenProducts, type ChosenProducts } from "./find-chosen-products.ts";

/** A product named twice is enhanced once. */
export interface RunRequest extends ChosenProducts {
  readonly presetName: string;
  /** How the pictures reach the shop; the shop's settings say so when left out. */
  readonly writeMode?: WriteMode | undefined;
  /** Leave out products that the shop's plan does not cover any more, instead of refusing the run. */
  readonly onlyWhatFits?: boolean | undefined;
  /** Who asked. */
  readonly actor: string;
  readonly trigger?: RunTrigger | undefined;
  /** The rule that began it. */
  readonly rule?: StartingRule | undefined;
  /** A request that comes again under the same key gets the run it began the first time. */
  readonly requestKey?: string | undefined;
  /** By product id, for products of which not all photos are meant. */
  readonly mediaGids?: ReadonlyMap<string, readonly string[]> | undefined;
}

export interface StartingRule {
  readonly id: string;
  readonly name: string;
  /** Goes before the shop's own settings. */
  readonly approval: RunApproval;
}

/**
 * One job per product is enqueued with it.
 * @throws AppError FORBIDDEN; OVER_LIMIT when the plan has too few pictures left; BAD_INPUT for an unknown preset or an empty selection, NOT_FOUND for a product that is not this shop's, CONFLICT when more matches a filter than was shown
 */
export async function startRun(shopId: string, request: RunRequest): Promise<{ runId: string }> {
  return prisma.$transaction((tx) => startRunIn(tx, shopId, request), { timeout: 120_000 });
}

/** The same as part of the caller's transaction. */
export async function startRunIn(
  tx: Transaction,
  shopId: string,
  request: RunRequest,
): Promise<{ runId: string }> {
  const preset = findPreset(request.presetName);
  if (preset === undefined)
    throw new AppError(
      "BAD_INPUT",
      `expected a preset's name for the run but received "${request.presetName}"`,
    );
  await requirePermission(tx, shopId, request.actor, "enhance");
  const begun = await findBegun(tx, shopId, request.requestKey);
  if (begun !== null) return { runId: begun.id };
  const chosen = await findChosenProducts(tx, shopId, request);
  const productIds = await fitToPlan(tx, shopId, chosen, request);
  const runId = await createRun(tx, shopId, preset, productIds, request);
  await recordActivity(tx, shopId, {
    ...{ kind: "run.started", actor: request.actor, subject: "run", subjectId: runId, title: preset.title },
    after: { products: productIds.length, ...(request.rule && { rule: request.rule.name }) },
  });
  return { runId };
}

/** Of two requests under one key that arrive at once, the second waits here for the first. */
async function findBegun(tx: Transaction, shopId: string, requestKey: string | undefined) {
  if (requestKey === undefined) return null;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${shopId} ${requestKey}`}, 0))`;
  return tx.run.findUnique({ where: { shopId_requestKey: { shopId, requestKey } }, select: { id: true } });
}

async function createRun(
  tx: Transaction,
  shopId: string,
  { name: presetName, recipe }: Preset,
  productIds: readonly string[],
  request: RunRequest,
): Promise<string> {
  const { actor: startedBy, trigger = "merchant", rule, requestKey } = request;
  const mediaGids: ReadonlyMap<string, readonly string[]> = request.mediaGids ?? new Map();
  const writeMode = request.writeMode ?? (await readSettings(tx, shopId)).writeMode;
  const origin = rule && { ruleId: rule.id, ruleName: rule.name, approval: rule.approval };
  const { id: runId } = await tx.run.create({
    data: {
      shopId,
      presetName,
      recipe,
      trigger,
      startedBy,
      requestKey: requestKey ?? null,
      writeMode,
      ...origin,
    },
  });
  // The ids sort in the order of the selection.
  const created = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "RunProduct" (id, "runId", "productId")
    SELECT ${runId} || '-' || lpad(nth::text, 6, '0'), ${runId}, product
    FROM unnest(${[...productIds]}::text[]) WITH ORDINALITY AS chosen (product, nth)
    RETURNING id`;
  for (const [productId, gids] of mediaGids)
    await tx.runProduct.updateMany({ where: { runId, productId }, data: { mediaGids: [...gids] } });
  const payloads = created.map(({ id }) => ({ shopId, runId, runProductId: id }));
  await enqueueMany(tx, "ingest-product", payloads);
  return runId;
}
