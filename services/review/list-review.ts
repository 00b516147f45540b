/** Lists what waits for a person's decision, longest waiting first. */
import type { Severity } from "#core/verdict.ts";
import { verdictSchema, severities } from "#core/verdict.ts";
import { prisma } from "#prisma/client.ts";
import { beyond, cutPage, decodeCursor, keysetOrder } from "../keyset.ts";
import { notFound } from "../not-found.ts";
import { renditionCardColumns, toRenditionCard, type RenditionCard } from "../renditions/rendition-card.ts";

export interface ReviewCard extends RenditionCard {
  readonly runId: string;
  readonly productId: string;
  readonly productTitle: string;
  /** The worst finding's sentence; null when every check passed. */
  readonly worstFinding: string | null;
}

export interface ReviewPage {
  readonly renditions: ReviewCard[];
  /** What waits per outcome, over all pages and whatever outcome is shown. */
  readonly counts: Record<Severity, number>;
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

export interface ReviewQuery {
  readonly outcome?: Severity | undefined;
  readonly runId?: string | undefined;
  readonly cursor?: string | null | undefined;
}

const pageSize = 50;

/** @throws AppError NOT_FOUND for another shop's run, BAD_INPUT for a cursor that is none */
export async function listReview(shopId: string, query: ReviewQuery = {}): Promise<ReviewPage> {
  const { outcome, runId } = query;
  if (runId !== undefined && (await prisma.run.count({ where: { id: runId, shopId } })) === 0)
    throw notFound("run", runId);
  const waiting = { shopId, state: "in_review" as const, ...(runId !== undefined && { runId }) };
  const cursor = typeof query.cursor === "string" ? decodeCursor(query.cursor) : null;
  const [counts, read] = await Promise.all([
    prisma.rendition.groupBy({ by: ["outcome"], where: waiting, _count: true }),
    prisma.rendition.findMany({
      where: {
        ...waiting,
        ...(outcome && { outcome }),
        ...(cursor && beyond("createdAt", "oldest", cursor)),
      },
      orderBy: keysetOrder("createdAt", "oldest", cursor?.back ?? false),
      take: pageSize + 1,
      select: {
        ...renditionCardColumns,
        runId: true,
        productId: true,
        findings: true,
        product: { select: { title: true } },
      },
    }),
  ]);
  const { rows, ...neighbours } = cutPage(read, pageSize, cursor, (row) => row.createdAt);
  const countOf = (which: Severity) => counts.find((row) => row.outcome === which)?._count ?? 0;
  return {
    renditions: rows.map((row) => ({
      ...toRenditionCard(row),
      runId: row.runId,
      productId: row.productId,
      productTitle: row.product.title,
      worstFinding: worstFinding(row.findings),
    })),
    counts: { pass: countOf("pass"), review: countOf("review"), fail: countOf("fail") },
    ...neighbours,
  };
}

function worstFinding(findings: unknown): string | null {
  const doubtful = verdictSchema.shape.findings
    .parse(findings ?? [])
    .filter(({ severity }) => severity !== "pass");
  doubtful.sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
  return doubtful[0]?.message ?? null;
}
