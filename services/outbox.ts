/**
 * The outbox: a state change and the intent to enqueue are rows of one transaction, and a sweep hands the intents to
 * the queue. A crash in between loses nothing, and an intent handed over twice is one job, because its id is the job's.
 */
import { randomUUID } from "node:crypto";
import { type JobName, type JobPayload, jobNames, jobs } from "#core/jobs.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import { log } from "./log.ts";
import { takeNextTurns } from "./next-turns.ts";
import { type NewJob, type Queues, openQueues } from "./queue.ts";

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
  options: { delayMs?: number } = {},
): Promise<void> {
  if (payloads.length === 0) return;
  const now = new Date();
  const notBefore = new Date(now.getTime() + (options.delayMs ?? 0));
  await tx.$executeRaw`
    INSERT INTO "OutboxMessage" (id, job, payload, "notBefore", "createdAt")
    SELECT ${randomUUID()} || '-' || lpad(nth::text, 6, '0'), ${job}, payload, ${notBefore}, ${now}
    FROM jsonb_array_elements(${JSON.stringify(payloads)}::jsonb) WITH ORDINALITY AS given (payload, nth)`;
}

/**
 * Hands due rows to the queue, each shop's in turn and only so many at a time; the others wait for those to finish.
 * Returns how many. Safe to repeat and to run in several places at once.
 */
export async function dispatchOutbox(queues?: Queues): Promise<number> {
  const target = queues ?? (await ownQueues());
  await putOffUnknown();
  return dispatchTurns(target);
}

/** Removes rows that were dispatched long ago. */
export async function pruneOutbox(): Promise<void> {
  await prisma.outboxMessage.deleteMany({ where: { dispatchedAt: { lt: new Date(Date.now() - keptMs) } } });
}

/** Called when the queue is done with a job, whatever the outcome: the next of its shop may follow. */
export async function finishOutboxMessage(id: string): Promise<void> {
  await prisma.outboxMessage.updateMany({
    where: { id, finishedAt: null },
    data: { finishedAt: new Date() },
  });
}

/**
 * For workers that died before they could say that a job was finished: what was handed over more than `silentMs` ago and
 * no queue knows any more is finished.
 */
export async function finishForgotten(queues: Queues, silentMs: number): Promise<void> {
  const silent = await prisma.outboxMessage.findMany({
    where: { finishedAt: null, dispatchedAt: { lt: new Date(Date.now() - silentMs) } },
    select: { id: true, job: true },
  });
  for (const { id, job } of silent)
    if (!isKnown(job) || !(await queues.isAlive(job, id))) await finishOutboxMessage(id);
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
function dispatchTurns(queues: Queues): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const due = await takeNextTurns(tx);
    await queues.add(due.map(({ id, job, payload }) => ({ id, name: job, payload }) as NewJob));
    await tx.outboxMessage.updateMany({
      where: { id: { in: due.map(({ id }) => id) } },
      data: { dispatchedAt: new Date() },
    });
    return due.length;
  });
}

/** A row written by a newer version of the app waits for a worker that knows its job. */
async function putOffUnknown(): Promise<void> {
  const putOff = await prisma.outboxMessage.updateManyAndReturn({
    where: { dispatchedAt: null, notBefore: { lte: new Date() }, job: { notIn: jobNames } },
    data: { notBefore: new Date(Date.now() + hourMs) },
    select: { id: true, job: true },
  });
  for (const { id, job } of putOff) log.error({ job, outboxId: id }, "no such job; it is kept for an hour");
}

function isKnown(job: string): job is JobName {
  return Object.hasOwn(jobs, job);
}
