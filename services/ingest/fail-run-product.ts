/** Records that a product of a run could not be fetched. */
import type { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { finalMessage } from "../final-message.ts";

/** Its pictures that waited for the photo fail with it. Nothing happens when the product is not queued (any more). */
export async function failRunProduct(shopId: string, runProductId: string, error: AppError): Promise<void> {
  const errorMessage = finalMessage(error, "This product no longer exists in Shopify.");
  const failure = { state: "failed" as const, errorCode: error.code, errorMessage };
  await prisma.$transaction(async (tx) => {
    const row = await tx.runProduct.findUnique({ where: { id: runProductId, run: { shopId } } });
    if (row === null) return;
    const failed = await tx.runProduct.updateMany({ where: { id: row.id, state: "queued" }, data: failure });
    if (failed.count === 0) return;
    await tx.rendition.updateMany({
      where: { shopId, runId: row.runId, productId: row.productId, state: "queued", assetId: null },
      data: failure,
    });
  });
}
