/** An export in the hands of a worker: taken up, how far it is, and how it ends. */
import { appActor } from "#core/activity.ts";
import { AppError } from "#core/errors.ts";
import { exportChannels, exportTraits } from "#core/exports/export-channels.ts";
import { exportWordsSchema } from "#core/exports/problems.ts";
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { type ExportFile, exportFilesSchema } from "./export-file.ts";
import type { PlanCounts, PlanRequest } from "./make-plan.ts";

export interface OpenExport {
  readonly request: PlanRequest;
  readonly createdAt: Date;
  /** What was packed before, by a worker that died. */
  readonly files: readonly ExportFile[];
}

const dayMs = 86_400_000;
/** Days for which the files can be downloaded. */
const keptDays = 7;

const underWay = { in: ["queued", "checking", "packing"] } satisfies Prisma.EnumExportStateFilter;

/** Null when there is nothing to do any more. */
export async function openExport(shopId: string, exportId: string): Promise<OpenExport | null> {
  const row = await prisma.channelExport.findUnique({ where: { id: exportId, shopId, state: underWay } });
  if (row === null) return null;
  await prisma.channelExport.updateMany({
    where: { id: exportId, shopId, state: "queued" },
    data: { state: "checking" },
  });
  const channel = exportChannels.find((name) => name === row.channel);
  if (channel === undefined)
    throw new AppError("BAD_INPUT", `expected a channel we export for but received "${row.channel}"`);
  const { productIds, hasAddresses, createdAt } = row;
  const words = exportWordsSchema.parse(row.words);
  return {
    request: { channel, productIds, hasAddresses, words },
    createdAt,
    files: exportFilesSchema.parse(row.files),
  };
}

type Progress = PlanCounts | { readonly state: "packing" } | { readonly picturesPacked: number };

/** False when it was cancelled meanwhile. */
export async function saveProgress(shopId: string, exportId: string, progress: Progress): Promise<boolean> {
  const where = { id: exportId, shopId, state: underWay };
  return (await prisma.channelExport.updateMany({ where, data: { ...progress } })).count > 0;
}

/** Adds one finished ZIP; a second time it changes nothing. False when the export was cancelled meanwhile. */
export async function recordFile(shopId: string, exportId: string, file: ExportFile): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "ChannelExport" WHERE id = ${exportId} FOR UPDATE`;
    const row = await tx.channelExport.findUnique({ where: { id: exportId, shopId, state: underWay } });
    if (row === null) return false;
    const others = exportFilesSchema.parse(row.files).filter(({ key }) => key !== file.key);
    const files = [...others, file];
    const picturesPacked = files.reduce((sum, { pictures }) => sum + pictures, 0);
    await tx.channelExport.update({ where: { id: exportId }, data: { files, picturesPacked } });
    return true;
  });
}

/** From now on it can be downloaded, for a week. */
export async function finishExport(shopId: string, exportId: string, now = new Date()): Promise<void> {
  const expiresAt = new Date(now.getTime() + keptDays * dayMs);
  await end(shopId, exportId, { state: "ready", finishedAt: now, expiresAt }, "export.ready");
}

export async function failExport(shopId: string, exportId: string, error: AppError): Promise<void> {
  const why = { errorCode: error.code, errorMessage: error.userMessage };
  await end(shopId, exportId, { state: "failed", finishedAt: new Date(), ...why }, "export.failed");
}

async function end(
  shopId: string,
  exportId: string,
  data: Prisma.ChannelExportUpdateManyMutationInput,
  kind: "export.ready" | "export.failed",
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const where = { id: exportId, shopId, state: underWay };
    const [row] = await tx.channelExport.updateManyAndReturn({ where, data });
    if (row === undefined) return;
    const title = exportTraits[row.channel as keyof typeof exportTraits].title;
    const about = { subject: "export", subjectId: exportId, title } as const;
    const after = { pictures: row.picturesPacked };
    await recordActivity(tx, shopId, { kind, actor: appActor, ...about, after });
  });
}
