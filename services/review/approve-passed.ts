/** Approves everything that waits and passed every check. */
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { notFound } from "../not-found.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { approveRenditions } from "./approve-renditions.ts";

interface ApproveRequest {
  /** Only this run's. */
  readonly runId?: string | undefined;
  readonly actor: string;
}

const perTransaction = 250;

/**
 * Leaves out what came back because the product changed: that needs a person's look.
 * @throws AppError FORBIDDEN; NOT_FOUND for another shop's run
 */
export async function approvePassed(shopId: string, request: ApproveRequest): Promise<{ approved: number }> {
  const { runId } = request;
  if (runId !== undefined && (await prisma.run.count({ where: { id: runId, shopId } })) === 0)
    throw notFound("run", runId);
  await requirePermission(prisma, shopId, request.actor, "approve");
  let approved = 0;
  for (;;) {
    const chunk = await approveChunk(shopId, request);
    approved += chunk;
    if (chunk < perTransaction) return { approved };
  }
}

/** What somebody else is deciding on this moment is passed over. */
function approveChunk(shopId: string, { runId, actor }: ApproveRequest): Promise<number> {
  const ofRun = runId === undefined ? Prisma.empty : Prisma.sql`AND "runId" = ${runId}`;
  return prisma.$transaction(
    async (tx) => {
      const passed = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM "Rendition"
        WHERE "shopId" = ${shopId} AND state = 'in_review' AND outcome = 'pass' AND "errorCode" IS NULL ${ofRun}
        ORDER BY "createdAt", id LIMIT ${perTransaction} FOR UPDATE SKIP LOCKED`;
      const ids = passed.map(({ id }) => id);
      return (await approveRenditions(tx, shopId, ids, actor)).length;
    },
    { timeout: 30_000 },
  );
}
