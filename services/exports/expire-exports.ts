/** Deletes the files of exports: after a week, and at once of those that were cancelled or failed. */
import { prisma } from "#prisma/client.ts";
import { storage } from "../storage.ts";
import { exportFolder } from "./export-file.ts";

/** A worker may still be at a file when its export was cancelled. */
const graceMs = 600_000;
const atOnce = 50;

/** Returns how many were cleared away. */
export async function expireExports(now = new Date()): Promise<number> {
  const graceOver = new Date(now.getTime() - graceMs);
  const due = await prisma.channelExport.findMany({
    where: {
      removedAt: null,
      OR: [
        { state: { in: ["ready", "expired"] }, expiresAt: { lt: now } },
        { state: { in: ["cancelled", "failed"] }, finishedAt: { lt: graceOver } },
      ],
    },
    select: { id: true, shopId: true },
    take: atOnce,
  });
  for (const { id, shopId } of due) await removeFiles(shopId, id, now);
  return due.length;
}

/** The row stays as history; what was ready is `expired` from before its files go. */
export async function removeFiles(shopId: string, exportId: string, now = new Date()): Promise<void> {
  const where = { id: exportId, shopId };
  await prisma.channelExport.updateMany({ where: { ...where, state: "ready" }, data: { state: "expired" } });
  await storage.deletePrefix(exportFolder(shopId, exportId));
  await prisma.channelExport.updateMany({ where, data: { removedAt: now, files: [] } });
}
