/** Marks a shop as uninstalled: its sessions go, its work is put aside, its history stays until shop/redact. */
import { appActor } from "#core/activity.ts";
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";

/**
 * Nothing happens for a shop we do not know, that is uninstalled already, or that came back since.
 * @param triggeredAt when the uninstall happened; webhooks can arrive after the merchant has returned
 */
export async function uninstallShop(domain: string, triggeredAt = new Date()): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const shop = await tx.shop.findUnique({ where: { domain }, select: { id: true } });
    if (shop === null) return;
    const marked = await tx.shop.updateMany({
      where: { id: shop.id, uninstalledAt: null, installedAt: { lte: triggeredAt } },
      data: { uninstalledAt: triggeredAt, accessLostAt: null, catalogueSync: "idle" },
    });
    if (marked.count === 0) return;
    const about = { subject: "shop", title: domain } as const;
    await recordActivity(tx, shop.id, { kind: "app.uninstalled", actor: appActor, ...about });
    await tx.shopPlan.deleteMany({ where: { shopId: shop.id } });
    await tx.session.deleteMany({ where: { shop: domain } });
  });
}
