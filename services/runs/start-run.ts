/** Starts a run: some products, one preset. */
import { AppError } from "#core/errors.ts";
import { findPreset } from "#core/presets/registry.ts";
import type { Preset } from "#core/preset.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import type { RunTrigger } from "#prisma/generated/enums.ts";
import { enqueueMany } from "../outbox.ts";
import { findChosenProducts, type ChosenProducts } from "./find-chosen-products.ts";

/** A product named twice is enhanced once. */
export interface RunRequest extends ChosenProducts {
  readonly presetName: string;
  /** Who asked. */
  readonly actor: string;
  /** A webhook's run leaves out products that were enhanced before, because webhooks repeat. */
  readonly trigger?: RunTrigger | undefined;
}

/**
 * One job per product is enqueued with it. `runId` is null when a webhook's products are all done already.
 * @throws AppError BAD_INPUT for an unknown preset or an empty selection, NOT_FOUND for a product that is not this shop's
 */
export async function startRun(
  shopId: string,
  request: RunRequest & { trigger: "webhook" },
): Promise<{ runId: string | null }>;
export async function startRun(shopId: string, request: RunRequest): Promise<{ runId: string }>;
export async function startRun(shopId: string, request: RunRequest): Promise<{ runId: string | null }> {
  const preset = findPreset(request.presetName);
  if (preset === undefined)
    throw new AppError(
      "BAD_INPUT",
      `expected a preset's name for the run but received "${request.presetName}"`,
    );
  const chosen = await findChosenProducts(shopId, request);
  const trigger = request.trigger ?? "merchant";
  return prisma.$transaction(
    async (tx) => {
      const productIds = trigger === "webhook" ? await withoutEnhanced(tx, shopId, chosen) : chosen;
      if (productIds.length === 0) return { runId: null };
      return { runId: await createRun(tx, shopId, preset, { productIds, trigger, actor: request.actor }) };
    },
    { timeout: 120_000 },
  );
}

/** Of two webhooks for the same product at the same time, the second waits here and then finds the first one's run. */
async function withoutEnhanced(tx: Transaction, shopId: string, productIds: string[]): Promise<string[]> {
  await tx.$queryRaw`SELECT id FROM "Product" WHERE id = ANY(${productIds}) ORDER BY id FOR UPDATE`;
  const fresh = await tx.product.findMany({
    where: {
      shopId,
      id: { in: productIds },
      renditions: { none: {} },
      runProducts: { none: { state: "queued" } },
    },
    select: { id: true },
  });
  return fresh.map(({ id }) => id);
}

interface NewRun {
  readonly productIds: readonly string[];
  readonly trigger: RunTrigger;
  readonly actor: string;
}

async function createRun(tx: Transaction, shopId: string, preset: Preset, run: NewRun): Promise<string> {
  const { trigger, actor: startedBy } = run;
  const { id: runId } = await tx.run.create({
    data: { shopId, presetName: preset.name, recipe: preset.recipe, trigger, startedBy },
  });
  // The ids sort in the order of the selection.
  const created = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "RunProduct" (id, "runId", "productId")
    SELECT ${runId} || '-' || lpad(nth::text, 6, '0'), ${runId}, product
    FROM unnest(${[...run.productIds]}::text[]) WITH ORDINALITY AS chosen (product, nth)
    RETURNING id`;
  const payloads = created.map(({ id }) => ({ shopId, runId, runProductId: id }));
  await enqueueMany(tx, "ingest-product", payloads);
  return runId;
}
