/** Records what an audit saw of a few products, and lets the next ones follow. */
import { scoreOf } from "#core/audit/defects.ts";
import { findDefects } from "#core/audit/find-defects.ts";
import { findRepeated } from "#core/audit/find-repeated.ts";
import type { PictureMeasures } from "#core/audit/picture-measures.ts";
import { refusingRules } from "#core/audit/refusing-rules.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { enqueue } from "../outbox.ts";
import { type AuditChunk, auditEngine, type ChunkPicture } from "./open-chunk.ts";
import { buildReport } from "./build-report.ts";

/** A picture with its measures; null when it could not be read. */
export interface SeenPicture extends Omit<ChunkPicture, "measures"> {
  readonly measures: PictureMeasures | null;
}

/** Pause between two chunks while a merchant waits for pictures somewhere. */
const stepAsideMs = 4_000;

/** Nothing is recorded when the audit has ended or gone on meanwhile. @param seen in gallery order, product by product */
export async function recordChunk(
  shopId: string,
  auditId: string,
  chunk: AuditChunk,
  seen: readonly SeenPicture[],
): Promise<void> {
  const report = chunk.productIds.length === 0 ? await reportOn(shopId, auditId, chunk) : null;
  const rows = Map.groupBy(seen, ({ productId }) => productId);
  const looks = [...rows.values()].flatMap((gallery) => looksOf(shopId, gallery));
  const isBusy = await merchantsWait();
  await prisma.$transaction(async (tx) => {
    if (!(await moveOn(tx, auditId, chunk, seen.length, report))) return;
    await tx.pictureLook.deleteMany({ where: { shopId, productId: { in: [...chunk.productIds] } } });
    await tx.pictureLook.createMany({ data: looks });
    if (chunk.stage === "scanning" && report !== null) return;
    await enqueue(tx, "audit-products", { shopId, auditId }, { delayMs: isBusy ? stepAsideMs : 0 });
  });
}

async function reportOn(shopId: string, auditId: string, { stage }: AuditChunk) {
  const { sampleIds } = await prisma.audit.findUniqueOrThrow({ where: { id: auditId, shopId } });
  return buildReport(shopId, stage === "sampling" ? sampleIds : null);
}

/** Renderings and swaps that are still to come, of any shop. */
async function merchantsWait(): Promise<boolean> {
  const jobs = ["ingest-product", "render", "write-back", "publish"];
  return (await prisma.outboxMessage.findFirst({ where: { job: { in: jobs }, finishedAt: null } })) !== null;
}

/** False when another worker did this chunk, or a merchant cancelled the audit. */
async function moveOn(
  tx: Transaction,
  auditId: string,
  { stage, sampled, cursor, productIds }: AuditChunk,
  pictures: number,
  report: object | null,
): Promise<boolean> {
  const where = { id: auditId, state: stage, sampled, cursor };
  const done = { productsLooked: { increment: productIds.length }, imagesLooked: { increment: pictures } };
  const { count } = await tx.audit.updateMany({ where, data: next() });
  return count > 0;

  function next(): Prisma.AuditUpdateManyMutationInput {
    if (report === null && stage === "sampling")
      return { ...done, sampled: { increment: productIds.length } };
    if (report === null) return { ...done, cursor: productIds.at(-1) ?? null };
    if (stage === "scanning") return { state: "done", finishedAt: new Date(), report };
    // The scan meets the sample again and knows it already.
    return { state: "scanning", sampleReport: report, productsLooked: 0, imagesLooked: 0 };
  }
}

function looksOf(shopId: string, gallery: readonly SeenPicture[]): Prisma.PictureLookCreateManyInput[] {
  const onDay = new Date().toISOString().slice(0, 10);
  const repeated = findRepeated(gallery.map(({ measures }) => measures));
  return gallery.map(({ productId, mediaGid, position, url, ...picture }, n) => {
    const { measures, alt } = picture;
    const widthPx = picture.widthPx ?? measures?.widthPx ?? 0;
    const heightPx = picture.heightPx ?? measures?.heightPx ?? 0;
    const known = { measures, widthPx, heightPx, alt };
    const defects = findDefects(known);
    if (repeated.includes(n)) defects.push("repeated");
    return {
      ...{ shopId, productId, mediaGid, position, url, engine: auditEngine, defects },
      score: scoreOf(defects),
      measures: measures ?? Prisma.DbNull,
      brokenRules: refusingRules(known, n === 0 ? "main" : "secondary", onDay),
    };
  });
}
