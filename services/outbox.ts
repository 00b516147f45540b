/**
 * The outbox: a state change and the intent to enqueue are rows of one transaction, and a sweep hands the intents to
 * the queue. A crash in between loses nothing, and an intent handed over twice is one job, because its id is the job's.
 */
import { randomUUID } from "node:crypto";
import { type JobName, type JobPayload, jobs } from "#core/jobs.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import type { OutboxMessage } from "#prisma/generated/client.ts";
import { log } from "./log.ts";
import { type NewJob, type Queues, openQueues } from "./queue.ts";

const batchSize = 500;
const hourMs = 3_600_000;
/** Dispatched rows are kept for as long as lost work is looked for; see services/recover-lost-work.ts. */
const keptMs = 7 * 24 * hourMs;

/** Takes part in the caller's transaction; the job starts soon after the commit, or `delayMs` later. */
export async function enqueue<Name extends JobName>(
  tx: Transaction,
  job: Name,
  payload: JobPayload<Name>,
  options: { delayMs?: number } = {},
): Promise<void> {
  const notBefore = new Date(Date.now() + (options.delayMs ?? 0));
  await tx.outboxMessage.create({ data: { job, payload, notBefore } });
}

/** The same for many jobs of one kind, in one statement; they begin in the order given. */
export async function enqueueMany<Name extends JobName>(
  tx: Transaction,
  job: Name,
  payloads: readonly JobPayload<Name>[],
): Promise<void> {
  if (payloads.length === 0) return;
  const now = new Date();
  await tx.$executeRaw`
    INSERT INTO "OutboxMessage" (id, job, payload, "notBefore", "createdAt")
    SELECT ${randomUUID()} || '-' || lpad(nth::text, 6, '0'), ${job}, payload, ${now}, ${now}
    FROM jsonb_array_elements(${JSON.stringify(payloads)}::jsonb) WITH ORDINALITY AS given (payload, nth)`;
}

/** Hands every due row to the queue; returns how many. Safe to repeat and to run in several places at once. */
export async function dispatchOutbox(queues?: Queues): Promise<number> {
  const target = queues ?? (await ownQueues());
  let total = 0;
  for (;;) {
    const dispatched = await dispatchBatch(target);
    total += dispatched;
    if (dispatched < batchSize) return total;
  }
}

/** Removes rows that were dispatched long ago. */
export async function pruneOutbox(): Promise<void> {
  await prisma.outboxMessage.deleteMany({ where: { dispatchedAt: { lt: new Date(Date.now() - keptMs) } } });
}

let opened: Promise<Queues> | null = null;

/** One set of queues for the callers of this process that bring none, opened when first needed. */
async function ownQueues(): Promise<Queues> {
  opened ??= openQueues();
  try {
    return await opened;
  } catch (error) {
    opened = null;
    throw error;
  }
}

/** Rows another dispatcher holds are passed over; a row counts as dispatched only after the queue took it. */
function dispatchBatch(queues: Queues): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const due = await tx.$queryRaw<OutboxMessage[]>`
      SELECT * FROM "OutboxMessage" WHERE "dispatchedAt" IS NULL AND "notBefore" <= ${new Date().toISOString()}::timestamptz AT TIME ZONE 'UTC'
      ORDER BY "notBefore", id LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`;
    const added = due
      .filter(isKnown)
      .map((row) => ({ id: row.id, name: row.job, payload: row.payload }) as NewJob);
    await queues.add(added);
    await tx.outboxMessage.updateMany({
      where: { id: { in: added.map(({ id }) => id) } },
      data: { dispatchedAt: new Date() },
    });
    const unknown = due.filter((row) => !isKnown(row));
    for (const row of unknown)
      log.error({ job: row.job, outboxId: row.id }, "no such job; it is kept for an hour");
    const later = new Date(Date.now() + hourMs);
    await tx.outboxMessage.updateMany({
      where: { id: { in: unknown.map(({ id }) => id) } },
      data: { notBefore: later },
    });
    return due.length;
  });
}

/** A row written by a newer version of the app waits for a worker that knows its job. */
function isKnown(row: OutboxMessage): boolean {
  return Object.hasOwn(jobs, row.job);
}
