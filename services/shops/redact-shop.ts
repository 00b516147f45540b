/** Erases everything of a shop, as Shopify's shop/redact demands: files, rows, jobs not yet begun, sessions. */
import { prisma, type Transaction } from "#prisma/client.ts";
import { allowErasure, eraseActivities } from "../activity/erase-activities.ts";
import { storage } from "../storage.ts";

/**
 * Rows go before files and the shop's own row goes last, so that a repetition after a crash finds what is left.
 * Nothing happens for a shop we do not know.
 */
export async function redactShop(domain: string): Promise<void> {
  const shop = await prisma.shop.findUnique({ where: { domain }, select: { id: true } });
  if (shop === null) {
    await prisma.session.deleteMany({ where: { shop: domain } });
    return;
  }
  const minutes = 60_000;
  await prisma.$transaction((tx) => eraseRows(tx, shop.id, domain), { timeout: 10 * minutes });
  await storage.deletePrefix(shop.id);
  await prisma.$transaction(async (tx) => {
    await allowErasure(tx, shop.id);
    await tx.shop.delete({ where: { id: shop.id } });
  });
  // A picture that was being rendered just now may have left its files meanwhile.
  await storage.deletePrefix(shop.id);
}

/** Children before parents, each in one statement: cascades would go row by row. */
async function eraseRows(tx: Transaction, shopId: string, domain: string): Promise<void> {
  await tx.outboxMessage.deleteMany({ where: { payload: { path: ["shopId"], equals: shopId } } });
  await eraseActivities(tx, shopId);
  await tx.imageUse.deleteMany({ where: { shopId } });
  await tx.shopPlan.deleteMany({ where: { shopId } });
  await tx.staffMember.deleteMany({ where: { shopId } });
  await tx.channelExport.deleteMany({ where: { shopId } });
  await tx.audit.deleteMany({ where: { shopId } });
  await tx.pictureLook.deleteMany({ where: { shopId } });
  await tx.parkedJob.deleteMany({ where: { shopId } });
  await tx.automationMatch.deleteMany({ where: { shopId } });
  await tx.decision.deleteMany({ where: { shopId } });
  await tx.writeBack.deleteMany({ where: { shopId } });
  await tx.rendition.deleteMany({ where: { shopId } });
  await tx.runProduct.deleteMany({ where: { run: { shopId } } });
  await tx.run.deleteMany({ where: { shopId } });
  await tx.automationRule.deleteMany({ where: { shopId } });
  await tx.asset.deleteMany({ where: { shopId } });
  await tx.bulkRead.deleteMany({ where: { shopId } });
  await tx.collectionProduct.deleteMany({ where: { collection: { shopId } } });
  await tx.collection.deleteMany({ where: { shopId } });
  await tx.productImage.deleteMany({ where: { product: { shopId } } });
  await tx.product.deleteMany({ where: { shopId } });
  await tx.productLease.deleteMany({ where: { shopId } });
  await tx.webhookDelivery.deleteMany({ where: { shopId } });
  await tx.session.deleteMany({ where: { shop: domain } });
}
