/** A product's history in plain sentences: what was made of its photos, who decided what, and what reached the shop. */
import { prisma } from "#prisma/client.ts";
import type { DecisionKind, WriteBackState } from "#prisma/generated/enums.ts";
import { presetTitle } from "../renditions/rendition-card.ts";

export interface HistoryEntry {
  readonly at: string;
  readonly kind: "enhanced" | DecisionKind | "written_back" | "put_back" | "write_back_failed";
  /** A person's name or id, or "policy". */
  readonly actor: string;
  readonly text: string;
  readonly renditionId?: string;
}

const longest = 200;

/** Newest first, at most 200 entries. */
export async function readProductHistory(shopId: string, productId: string): Promise<HistoryEntry[]> {
  const rendition = { shopId, productId };
  const [renditions, decisions, writeBacks] = await Promise.all([
    prisma.rendition.findMany({
      where: { ...rendition, renderedAt: { not: null } },
      orderBy: { renderedAt: "desc" },
      take: longest,
      select: {
        id: true,
        renderedAt: true,
        createdAt: true,
        presetName: true,
        position: true,
        run: { select: { startedBy: true } },
      },
    }),
    prisma.decision.findMany({ where: { shopId, rendition }, orderBy: { at: "desc" }, take: longest }),
    prisma.writeBack.findMany({
      where: { shopId, rendition, state: { in: ["done", "stale", "failed"] } },
      orderBy: { createdAt: "desc" },
      take: longest,
    }),
  ]);
  const entries: HistoryEntry[] = [
    ...renditions.map((row) => ({
      at: (row.renderedAt ?? row.createdAt).toISOString(),
      kind: "enhanced" as const,
      actor: row.run.startedBy,
      text: `Photo ${(row.position + 1).toString()} enhanced with ${presetTitle(row.presetName)}`,
      renditionId: row.id,
    })),
    ...decisions.map((row) => ({
      at: row.at.toISOString(),
      kind: row.kind,
      actor: row.actor,
      text: decisionText(row.kind, row.reason),
      renditionId: row.renditionId,
    })),
    ...writeBacks.map((row) => ({
      at: (row.finishedAt ?? row.createdAt).toISOString(),
      actor: row.requestedBy,
      renditionId: row.renditionId,
      ...writeBackEntry(row.state, row.direction === "apply", row.errorMessage),
    })),
  ];
  return entries.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, longest);
}

function decisionText(kind: DecisionKind, reason: string | null): string {
  const texts: Record<DecisionKind, string> = {
    approved: "Approved",
    rejected: "Rejected",
    reopened: "Taken back into review",
    redone: "Sent to be enhanced again",
    reverted: "Asked for the original back",
  };
  return reason === null ? texts[kind] : `${texts[kind]}: ${reason}`;
}

function writeBackEntry(state: WriteBackState, applied: boolean, errorMessage: string | null) {
  if (state === "done" && applied) return { kind: "written_back" as const, text: "Put into the shop" };
  if (state === "done") return { kind: "put_back" as const, text: "The original is back in the shop" };
  const aim = applied ? "Not put into the shop" : "The original was not put back";
  return {
    kind: "write_back_failed" as const,
    text: errorMessage === null ? aim : `${aim}: ${errorMessage}`,
  };
}
