/** A person's decision on one rendition. */
import { AppError } from "#core/errors.ts";
import type { RenditionState } from "#core/rendition-state.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import { noteSettled } from "../flow/note-settled.ts";
import { recordPictureActivity } from "../activity/record-picture-activity.ts";
import { moveRendition } from "../renditions/move-rendition.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { approveRenditions } from "./approve-renditions.ts";
import { lockRendition } from "./lock-rendition.ts";

export interface DecisionRequest {
  readonly kind: "approve" | "reject" | "reopen";
  /** For rejections, in the person's words; at most 500 characters are kept. */
  readonly reason?: string | undefined;
  readonly actor: string;
}

/** Where each decision leads; the same click a second time finds it there and changes nothing. */
const outcomes = { approve: "approved", reject: "rejected", reopen: "in_review" } as const;

/**
 * Returns the state the rendition is in afterwards. Any outcome can be approved here, also a failing one.
 * @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT when the state does not allow it, or the picture is on its way into the shop
 */
export async function decide(
  shopId: string,
  renditionId: string,
  decision: DecisionRequest,
): Promise<{ state: RenditionState }> {
  return prisma.$transaction(async (tx) => {
    const state = await lockRendition(tx, shopId, renditionId);
    await requirePermission(tx, shopId, decision.actor, "approve");
    if (state === outcomes[decision.kind]) return { state };
    const done = await carryOut(tx, shopId, renditionId, decision);
    if (!done)
      throw new AppError(
        "CONFLICT",
        `expected a state that allows "${decision.kind}" but received "${state}"`,
      );
    if (decision.kind !== "approve") await logDecision(tx, shopId, renditionId, decision, state);
    if (decision.kind === "reject") await noteSettled(tx, shopId, [renditionId]);
    return { state: outcomes[decision.kind] };
  });
}

async function carryOut(
  tx: Transaction,
  shopId: string,
  id: string,
  decision: DecisionRequest,
): Promise<boolean> {
  const { actor } = decision;
  const reason = decision.reason?.trim().slice(0, 500);
  switch (decision.kind) {
    case "approve":
      return (await approveRenditions(tx, shopId, [id], actor)).length === 1;
    case "reject": {
      const set = { errorCode: null, errorMessage: null };
      const moved = await moveRendition(tx, shopId, id, { from: "in_review", to: "rejected", set });
      const note = { kind: "rejected" as const, reason: reason === "" ? null : (reason ?? null) };
      if (moved) await tx.decision.create({ data: { shopId, renditionId: id, actor, ...note } });
      return moved;
    }
    case "reopen": {
      await withdrawWriteBack(tx, shopId, id);
      const from = ["approved", "rejected", "reverted"] as const;
      const moved = await moveRendition(tx, shopId, id, { from, to: "in_review" });
      if (moved) await tx.decision.create({ data: { shopId, renditionId: id, actor, kind: "reopened" } });
      return moved;
    }
  }
}

/** An approval is logged where it is made; see approve-renditions.ts. */
async function logDecision(
  tx: Transaction,
  shopId: string,
  id: string,
  { kind, actor, reason }: DecisionRequest,
  before: RenditionState,
): Promise<void> {
  const after = { state: outcomes[kind], ...(reason !== undefined && { reason: reason.slice(0, 500) }) };
  const name = kind === "reject" ? "picture.rejected" : "picture.reopened";
  await recordPictureActivity(tx, shopId, [id], { kind: name, actor, before: { state: before }, after });
}

/** A swap that has not begun is called off; one that has cannot be. */
async function withdrawWriteBack(tx: Transaction, shopId: string, renditionId: string): Promise<void> {
  await tx.writeBack.updateMany({
    where: { shopId, renditionId, state: "queued" },
    data: { state: "cancelled", finishedAt: new Date() },
  });
  if ((await tx.writeBack.count({ where: { shopId, renditionId, state: "running" } })) === 0) return;
  throw new AppError("CONFLICT", `expected no running write-back of "${renditionId}" but received one`, {
    userMessage: "This picture is being put into the shop right now. Wait a moment, then revert it.",
  });
}
