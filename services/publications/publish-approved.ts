/** Plans, and where the merchant wants it publishes, the pictures that were approved for an account's linked listings. */
import { randomUUID } from "node:crypto";
import { channelTraits, connectedChannels } from "#core/publishing/channel-traits.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { mayDo } from "../staff/require-permission.ts";
import { createDrafts } from "./draft-publications.ts";

/** Pictures approved one after the other go out together: nobody decided on the product for so long. */
const settleMs = 60_000;
const mostAtOnce = 500;
const mode = "preserve";

/** The channel and a preset that makes pictures for it. */
const ownPresets = connectedChannels.flatMap((channel) =>
  Object.values(channelTraits[channel].presets).map((preset) => `${channel} ${preset}`),
);

interface DueListing {
  readonly id: string;
  readonly shopId: string;
  readonly accountId: string;
  readonly afterApproval: string;
  /** Whose word it rests on. */
  readonly by: string;
}

/** Of several processes that sweep, one drafts. @returns for how many listings */
export function publishApproved(now = new Date()): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ mine: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtext('publish-approved')) AS mine`;
    if (lock?.mine !== true) return 0;
    const due = await findDue(tx, new Date(now.getTime() - settleMs));
    const byAccount = Map.groupBy(due, ({ accountId }) => accountId);
    for (const [first, ...others] of byAccount.values())
      if (first !== undefined) await draft(tx, first, [first, ...others]);
    return due.length;
  });
}

async function draft(
  tx: Transaction,
  { shopId, by, afterApproval }: DueListing,
  due: readonly DueListing[],
): Promise<void> {
  const batchId = randomUUID();
  const isApproved = afterApproval === "publish" && (await mayDo(tx, shopId, by, "publish"));
  const listingIds = due.map(({ id }) => id);
  await createDrafts(tx, shopId, batchId, { mode, actor: by, isApproved }, listingIds, []);
  await recordActivity(tx, shopId, {
    ...{ kind: "publication.asked", actor: by, subject: "publication", subjectId: batchId },
    after: { listings: due.length, mode, afterApproval },
  });
}

/**
 * Linked listings of a product of which something was approved since their last publication, and nobody is at work on:
 * no picture is being made, none was decided on a moment ago, nothing is under way to the channel, no
 * plan of a person waits that shows our pictures alone, and nothing there was changed by somebody else. Only pictures made
 * for the channel count.
 */
function findDue(tx: Transaction, settledBefore: Date): Promise<DueListing[]> {
  const settled = Prisma.sql`(${settledBefore.toISOString()}::timestamptz AT TIME ZONE 'UTC')`;
  return tx.$queryRaw<DueListing[]>`
    SELECT l.id, l."shopId", l."accountId", a."afterApproval", a."afterApprovalBy" AS by
    FROM "ChannelAccount" a JOIN "Shop" s ON s.id = a."shopId" JOIN "Listing" l ON l."accountId" = a.id
    WHERE a."afterApproval" <> 'wait' AND a."afterApprovalBy" IS NOT NULL AND a.state = 'connected'
      AND s."uninstalledAt" IS NULL AND l.link = 'confirmed' AND l.state IN ('active', 'inactive')
      AND l."driftedAt" IS NULL
      AND EXISTS (SELECT 1 FROM "Rendition" r JOIN "Decision" d ON d."renditionId" = r.id
        WHERE r."productId" = l."productId" AND r.state IN ('approved', 'written_back') AND d.kind = 'approved'
          AND a.channel || ' ' || r."presetName" = ANY(${ownPresets})
          AND d.at > a."afterApprovalSince" AND d.at > COALESCE(
            (SELECT max(p."createdAt") FROM "Publication" p WHERE p."listingId" = l.id), '-infinity'))
      AND NOT EXISTS (SELECT 1 FROM "Rendition" r LEFT JOIN "Decision" d ON d."renditionId" = r.id
        WHERE r."productId" = l."productId" AND (r.state IN ('queued', 'rendering') OR d.at > ${settled}))
      AND NOT EXISTS (SELECT 1 FROM "Publication" p WHERE p."listingId" = l.id
        AND (p.state IN ('draft', 'queued', 'submitted', 'accepted', 'verifying')
          OR (p.state IN ('checked', 'planned') AND p.mode <> ${mode})))
    LIMIT ${mostAtOnce}`;
}
