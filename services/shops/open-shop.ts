/** Opens a shop for a merchant who just came in: known, new, or back after an uninstall. */
import { appActor } from "#core/activity.ts";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { resumeShopIn } from "../access/resume-shop.ts";
import { beginSync } from "../catalogue/request-sync.ts";
import { toOpenedShop, type OpenedShop } from "./opened-shop.ts";

/**
 * The first time and after a reinstall it also asks for the catalogue; what was put aside at an uninstall goes on.
 * @throws AppError BAD_INPUT when this is not a myshopify.com domain
 */
export async function openShop(domain: string): Promise<OpenedShop> {
  if (!/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(domain))
    throw new AppError("BAD_INPUT", `expected a myshopify.com domain for a shop but received "${domain}"`);
  const known = await prisma.shop.findUnique({ where: { domain } });
  return known?.uninstalledAt === null ? toOpenedShop(known) : install(domain);
}

async function install(domain: string): Promise<OpenedShop> {
  return prisma.$transaction(async (tx) => {
    const added = await tx.shop.createMany({ data: [{ domain }], skipDuplicates: true });
    const returned = await tx.shop.updateMany({
      where: { domain, uninstalledAt: { not: null } },
      data: { uninstalledAt: null, installedAt: new Date() },
    });
    const { id } = await tx.shop.findUniqueOrThrow({ where: { domain }, select: { id: true } });
    if (added.count + returned.count > 0) {
      await recordActivity(tx, id, {
        kind: "app.installed",
        actor: appActor,
        subject: "shop",
        title: domain,
      });
      await resumeShopIn(tx, id);
      await beginSync(tx, id);
    }
    return toOpenedShop(await tx.shop.findUniqueOrThrow({ where: { id } }));
  });
}
