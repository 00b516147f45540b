/** A product's history in plain sentences: what was made of its photos, who decided what, and what reached the shop. */
import { prisma } from "#prisma/client.ts";
import type { WriteBack } from "#prisma/generated/client.ts";
import type { DecisionKind } from "#prisma/generated/enums.ts";
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
    prisma.decision.findMany({
      where: { shopId, rendition },
      orderBy: { at: "desc" },
      take: longest,
      include: { rendition: { select: { position: true } } },
    }),
    prisma.writeBack.findMany({
      where: { shopId, rendition, state: { in: ["done", "stale", "failed"] } },
      orderBy: { createdAt: "desc" },
      take: longest,
      include: { rendition: { select: { position: true } } },
    }),
  ]);
  const entries: HistoryEntry[] = [
    ...renditions.map((row) => ({
      at: (row.renderedAt ?? row.createdAt).toISOString(),
      kind: "enhanced" as const,
      actor: row.run.startedBy,
      text: `${photo(row)} enhanced with ${presetTitle(row.presetName)}`,
      renditionId: row.id,
    })),
    ...decisions.map((row) => ({
      at: row.at.toISOString(),
      kind: row.kind,
      actor: row.actor,
      text: `${photo(row.rendition)} ${decisionText(row.kind, row.reason)}`,
      renditionId: row.renditionId,
    })),
    ...writeBacks.map((row) => ({
      at: (row.finishedAt ?? row.createdAt).toISOString(),
      actor: row.requestedBy,
      renditionId: row.renditionId,
      ...writeBackEntry(photo(row.rendition), row),
    })),
  ];
  return entries.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, longest);
}

const photo = ({ position }: { readonly position: number }) => `Photo ${position + 1}`;

function decisionText(kind: DecisionKind, reason: string | null): string {
  const texts: Record<DecisionKind, string> = {
    approved: "approved",
    rejected: "rejected",
    reopened: "taken back into review",
    redone: "sent to be enhanced again",
    reverted: "asked back as it was",
  };
  return reason === null ? texts[kind] : `${texts[kind]}: ${reason}`;
}

type Outcome = Pick<WriteBack, "state" | "direction" | "errorMessage">;

function writeBackEntry(which: string, { state, direction, errorMessage }: Outcome) {
  const applied = direction === "apply";
  if (state === "done" && applied)
    return { kind: "written_back" as const, text: `${which} put into the shop` };
  if (state === "done")
    return { kind: "put_back" as const, text: `${which}: the original is back in the shop` };
  const aim = applied ? `${which} not put into the shop` : `${which}: the original was not put back`;
  return {
    kind: "write_back_failed" as const,
    text: errorMessage === null ? aim : `${aim}: ${errorMessage}`,
  };
}
