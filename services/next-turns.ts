/**
 * Whose turn it is in the queue. Shops take turns, and within a shop its runs take turns; a shop has only so many jobs
 * in a queue at a time, and the rest waits in the outbox. So a shop's five pictures wait for a handful of another shop's
 * jobs, however many that one has still to come, and a small run does not wait for a giant one of the same shop.
 */
import { type JobName, jobNames, jobs } from "#core/jobs.ts";
import type { Transaction } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

export interface DueMessage {
  readonly id: string;
  readonly job: JobName;
  readonly payload: unknown;
}

/**
 * Handed over and not finished, per shop and queue. Enough to keep several workers busy between two dispatches; at two
 * seconds a picture on one core, half a minute of work that others may have to wait for.
 */
export const maxPerShop = 16;
const maxRows = 500;

/** A shop's jobs of one kind in one run. The expression is that of the index `OutboxMessage_lane_idx`. */
const lane = Prisma.sql`(COALESCE(payload->>'shopId', '') || ' ' || job || ' ' || COALESCE(payload->>'runId', ''))`;
const queueOfJobs = Prisma.join(
  jobNames.map((name) => Prisma.sql`(${name}, ${jobs[name].queue})`),
  ", ",
);

/** The rows to hand over now, in order; they stay locked until `tx` ends. Rows locked by others are passed over. */
export function takeNextTurns(tx: Transaction): Promise<DueMessage[]> {
  const now = Prisma.sql`(${new Date().toISOString()}::timestamptz AT TIME ZONE 'UTC')`;
  return tx.$queryRaw<DueMessage[]>`
    WITH RECURSIVE queue_of (job, queue) AS (VALUES ${queueOfJobs}),
    -- One step of the index per lane, however many rows it has.
    lanes (lane) AS (
      (SELECT ${lane} FROM "OutboxMessage" WHERE "dispatchedAt" IS NULL ORDER BY 1 LIMIT 1)
      UNION ALL
      SELECT (SELECT ${lane} FROM "OutboxMessage" WHERE "dispatchedAt" IS NULL AND ${lane} > lanes.lane ORDER BY 1 LIMIT 1)
      FROM lanes WHERE lanes.lane IS NOT NULL
    ),
    candidates AS (
      SELECT first.* FROM lanes, LATERAL (
        SELECT id, COALESCE(payload->>'shopId', '') AS shop, job, "notBefore",
          row_number() OVER (ORDER BY "notBefore", id) AS turn
        FROM "OutboxMessage" WHERE "dispatchedAt" IS NULL AND ${lane} = lanes.lane AND "notBefore" <= ${now}
        ORDER BY "notBefore", id LIMIT ${maxPerShop}
      ) AS first
    ),
    under_way AS (
      SELECT COALESCE(payload->>'shopId', '') AS shop, queue, count(*) AS jobs
      FROM "OutboxMessage" JOIN queue_of USING (job)
      WHERE "dispatchedAt" IS NOT NULL AND "finishedAt" IS NULL GROUP BY 1, 2
    ),
    places AS (
      SELECT id, shop, queue,
        row_number() OVER (PARTITION BY shop, queue ORDER BY turn, "notBefore", id) AS place
      FROM candidates JOIN queue_of USING (job)
    )
    SELECT message.id, message.job, message.payload FROM places
    JOIN "OutboxMessage" AS message USING (id) LEFT JOIN under_way USING (shop, queue)
    WHERE message."dispatchedAt" IS NULL AND place + COALESCE(under_way.jobs, 0) <= ${maxPerShop}
    ORDER BY place + COALESCE(under_way.jobs, 0), "notBefore", id LIMIT ${maxRows}
    FOR UPDATE OF message SKIP LOCKED`;
}
