/**
 * Finds work that is unfinished in the database while no queue holds a job for it, and enqueues it anew; handlers are
 * idempotent, so doing it once too often is harmless. Needed when a queue was emptied or a failure was not recorded.
 */
import { type JobName, type JobPayload, jobs } from "#core/jobs.ts";
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { log } from "./log.ts";
import { enqueue } from "./outbox.ts";
import type { Queues } from "./queue.ts";

interface UnfinishedWork {
  readonly job: JobName;
  readonly payload: JobPayload<JobName>;
  /** The last job that was dispatched for it; null when the outbox forgot. */
  readonly jobId: string | null;
}

/** @param silentMs work whose last job was dispatched less than this ago is left alone */
export async function recoverLostWork(queues: Queues, silentMs: number): Promise<number> {
  let recovered = 0;
  for (const work of await findUnfinished(new Date(Date.now() - silentMs))) {
    if (work.jobId !== null && (await queues.isAlive(work.job, work.jobId))) continue;
    await prisma.$transaction((tx) => enqueue(tx, work.job, jobs[work.job].payload.parse(work.payload)));
    log.warn({ job: work.job, payload: work.payload }, "work without a job was enqueued anew");
    recovered += 1;
  }
  return recovered;
}

/**
 * Unfinished work whose newest outbox row was dispatched before `silentSince`, or is gone. Work of a shop that is out of
 * reach was put aside, not lost.
 */
function findUnfinished(silentSince: Date): Promise<UnfinishedWork[]> {
  // Prisma's columns hold UTC without a zone.
  const since = Prisma.sql`(${silentSince.toISOString()}::timestamptz AT TIME ZONE 'UTC')`;
  return prisma.$queryRaw<UnfinishedWork[]>`
    WITH unfinished AS (
      SELECT 'render' AS job, id AS subject, "createdAt" AS since,
        jsonb_build_object('shopId', "shopId", 'renditionId', id, 'runId', "runId") AS payload
      FROM "Rendition" WHERE state IN ('queued', 'rendering')
      UNION ALL
      SELECT 'write-back', w.id, w."createdAt", jsonb_build_object('shopId', w."shopId", 'writeBackId', w.id, 'runId', o."runId")
      FROM "WriteBack" w JOIN "Rendition" o ON o.id = w."renditionId" WHERE w.state IN ('queued', 'running')
      UNION ALL
      SELECT 'tell-flow', id, at, jsonb_build_object('shopId', "shopId", 'flowEventId', id)
      FROM "FlowEvent" WHERE state = 'waiting'
      UNION ALL
      SELECT CASE p.state WHEN 'draft' THEN 'plan-publication' WHEN 'queued' THEN 'publish' WHEN 'submitted' THEN 'publish'
          ELSE 'track-publication' END, p.id, COALESCE(p."nextLookAt", p."scheduledFor", p."createdAt"),
        jsonb_build_object('shopId', p."shopId", 'publicationId', p.id)
      FROM "Publication" p JOIN "Listing" l ON l.id = p."listingId" JOIN "ChannelAccount" a ON a.id = l."accountId"
      WHERE a.state = 'connected' AND (p.state IN ('draft', 'accepted', 'verifying', 'live') OR (p.state IN ('queued', 'submitted')
        AND p."feedId" IS NULL AND NOT EXISTS (SELECT 1 FROM "ChannelStop" s WHERE s."shopId" = p."shopId" AND s.channel = a.channel)))
      UNION ALL
      SELECT 'publish-feed', f.id, f."createdAt", jsonb_build_object('shopId', f."shopId", 'feedId', f.id)
      FROM "PublicationFeed" f JOIN "ChannelAccount" a ON a.id = f."accountId"
      WHERE f."finishedAt" IS NULL AND a.state = 'connected' AND (f.ledger ->> 'submittedAt' IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM "ChannelStop" s WHERE s."shopId" = f."shopId" AND s.channel = a.channel))
      UNION ALL
      SELECT 'pack-export', id, "createdAt", jsonb_build_object('shopId', "shopId", 'exportId', id)
      FROM "ChannelExport" WHERE state IN ('queued', 'checking', 'packing')
      UNION ALL
      SELECT 'audit-products', id, "startedAt", jsonb_build_object('shopId', "shopId", 'auditId', id)
      FROM "Audit" WHERE state IN ('sampling', 'scanning')
      UNION ALL
      SELECT 'ingest-product', p.id, r."createdAt",
        jsonb_build_object('shopId', r."shopId", 'runId', r.id, 'runProductId', p.id)
      FROM "RunProduct" p JOIN "Run" r ON r.id = p."runId" WHERE p.state = 'queued' AND r."cancelledAt" IS NULL
      UNION ALL
      SELECT 'start-rule-run', m."ruleId", max(m."dueAt"),
        jsonb_build_object('shopId', m."shopId", 'ruleId', m."ruleId")
      FROM "AutomationMatch" m JOIN "AutomationRule" rule ON rule.id = m."ruleId"
      WHERE m.state = 'waiting' AND m."dueAt" < ${since} AND NOT rule.paused GROUP BY m."shopId", m."ruleId"
      UNION ALL
      SELECT 'sync-catalogue', id, "installedAt", jsonb_build_object('shopId', id)
      FROM "Shop" WHERE "catalogueSync" = 'running' AND "uninstalledAt" IS NULL
    ), newest AS (
      SELECT DISTINCT ON (job, subject) * FROM (
        SELECT id, job, "createdAt", "dispatchedAt", COALESCE(payload->>'renditionId', payload->>'writeBackId',
          payload->>'flowEventId', payload->>'publicationId', payload->>'feedId', payload->>'exportId', payload->>'auditId', payload->>'runProductId', payload->>'ruleId', payload->>'shopId') AS subject
        FROM "OutboxMessage"
      ) AS messages ORDER BY job, subject, "createdAt" DESC
    )
    SELECT job, payload, newest.id AS "jobId" FROM unfinished LEFT JOIN newest USING (job, subject)
    JOIN "Shop" shop ON shop.id = payload->>'shopId'
    WHERE shop."accessLostAt" IS NULL AND shop."uninstalledAt" IS NULL AND ((newest.id IS NULL AND since < ${since}) OR newest."dispatchedAt" < ${since})`;
}
