/** A run's state, counts and progress, worked out by counting its rows; none of it is stored. */
import { renditionStates, type RenditionState } from "#core/rendition-state.ts";
import { prisma } from "#prisma/client.ts";
import type { Run } from "#prisma/generated/client.ts";
import type { WriteMode } from "#core/write-mode.ts";
import type { RunProductState, RunTrigger } from "#prisma/generated/enums.ts";
import { presetTitle } from "../renditions/rendition-card.ts";

export interface RunSummary {
  readonly id: string;
  readonly presetName: string;
  readonly presetTitle: string;
  readonly createdAt: string;
  readonly trigger: RunTrigger;
  readonly startedBy: string;
  /** How its pictures reach the shop. */
  readonly writeMode: WriteMode;
  /** The rule that began it; its id is null when it was deleted since. */
  readonly rule: { readonly id: string | null; readonly name: string } | null;
  readonly cancelledAt: string | null;
  readonly state: "queued" | "running" | "done" | "cancelled";
  readonly counts: Record<RenditionState, number>;
  readonly productCounts: Record<RunProductState, number>;
  /** 0..1 of the pictures known or expected. */
  readonly progress: number;
  /** At the pace of the last pictures; null when the run is over or there is no pace yet. */
  readonly remainingMs: number | null;
}

type Counts = Pick<RunSummary, "counts" | "productCounts">;

/** In the order of `runs`. Two grouped counts in all, and one short read per run that is still going. */
export async function summariseRuns(runs: readonly Run[]): Promise<RunSummary[]> {
  const counts = await countByRun(runs.map(({ id }) => id));
  return Promise.all(
    runs.map(async (run) => {
      const { id, presetName, trigger, startedBy, writeMode } = run;
      const counted = counts(id);
      const pictures = expectPictures(counted);
      const state = stateOf(run, counted);
      return {
        ...{ id, presetName, trigger, startedBy, writeMode, state, ...counted },
        presetTitle: presetTitle(presetName),
        rule: run.ruleName === null ? null : { id: run.ruleId, name: run.ruleName },
        createdAt: run.createdAt.toISOString(),
        cancelledAt: run.cancelledAt?.toISOString() ?? null,
        progress: pictures.expected === 0 ? 1 : pictures.settled / pictures.expected,
        remainingMs: state === "running" ? await expectRemainingMs(id, pictures) : null,
      };
    }),
  );
}

async function countByRun(runIds: string[]): Promise<(runId: string) => Counts> {
  const where = { runId: { in: runIds } };
  // One after the other: a product that counts as ingested has its pictures by then, so no run looks done too early.
  const products = await prisma.runProduct.groupBy({ by: ["runId", "state"], where, _count: true });
  const renditions = await prisma.rendition.groupBy({ by: ["runId", "state"], where, _count: true });
  return (runId) => {
    const counts = Object.fromEntries(renditionStates.map((state) => [state, 0])) as Counts["counts"];
    const productCounts = { queued: 0, ingested: 0, failed: 0, cancelled: 0 };
    for (const row of renditions) if (row.runId === runId) counts[row.state] = row._count;
    for (const row of products) if (row.runId === runId) productCounts[row.state] = row._count;
    return { counts, productCounts };
  };
}

function stateOf(run: Run, { counts, productCounts }: Counts): RunSummary["state"] {
  if (run.cancelledAt !== null) return "cancelled";
  if (productCounts.queued + counts.queued + counts.rendering === 0) return "done";
  const begun = productCounts.ingested + productCounts.failed > 0;
  return begun ? "running" : "queued";
}

interface Pictures {
  readonly settled: number;
  readonly expected: number;
}

/** A product that was not fetched yet counts as many pictures as the fetched ones had on average, at least one. */
function expectPictures({ counts, productCounts }: Counts): Pictures {
  const known = renditionStates.reduce((sum, state) => sum + counts[state], 0);
  const settledPictures = known - counts.queued - counts.rendering;
  const perProduct = productCounts.ingested === 0 ? 1 : Math.max(1, known / productCounts.ingested);
  const withoutPictures = productCounts.failed + productCounts.cancelled;
  return {
    settled: settledPictures + withoutPictures,
    expected: known + withoutPictures + productCounts.queued * perProduct,
  };
}

/** Pace of up to 50 last pictures, measured to now, so that a standstill makes the estimate grow. */
async function expectRemainingMs(runId: string, { settled, expected }: Pictures): Promise<number | null> {
  const last = await prisma.rendition.findMany({
    where: { runId, renderedAt: { not: null } },
    orderBy: { renderedAt: "desc" },
    take: 50,
    select: { renderedAt: true },
  });
  const oldest = last.at(-1)?.renderedAt;
  if (!oldest || last.length < 3) return null;
  const msPerPicture = (Date.now() - oldest.getTime()) / (last.length - 1);
  return Math.round(msPerPicture * (expected - settled));
}
