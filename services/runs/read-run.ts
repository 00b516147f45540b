/** Reads one run with its first products and their pictures. */
import { prisma } from "#prisma/client.ts";
import type { RunProductState } from "#prisma/generated/enums.ts";
import { readThumbUrls } from "../catalogue/list-products.ts";
import { notFound } from "../not-found.ts";
import { renditionCardColumns, toRenditionCard, type RenditionCard } from "../renditions/rendition-card.ts";
import { summariseRuns, type RunSummary } from "./run-summary.ts";

export interface RunProductRow {
  readonly id: string;
  readonly productId: string;
  readonly title: string;
  readonly thumbUrl: string | null;
  readonly state: RunProductState;
  readonly errorMessage: string | null;
  readonly renditions: RenditionCard[];
}

export interface RunDetail extends RunSummary {
  /** The first 250 in the order they were picked; the counts cover all. */
  readonly products: RunProductRow[];
}

const shownProducts = 250;

/** @throws AppError NOT_FOUND */
export async function readRun(shopId: string, runId: string): Promise<RunDetail> {
  const run = await prisma.run.findUnique({ where: { id: runId, shopId } });
  if (run === null) throw notFound("run", runId);
  // First: a run that is said to be done must not come with pictures as they were before.
  const [summary] = await summariseRuns([run]);
  const rows = await prisma.runProduct.findMany({
    where: { runId },
    orderBy: { id: "asc" },
    take: shownProducts,
    include: { product: { select: { title: true } } },
  });
  const productIds = rows.map(({ productId }) => productId);
  const [thumbs, renditions] = await Promise.all([
    readThumbUrls(productIds),
    prisma.rendition.findMany({
      where: { runId, productId: { in: productIds } },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { ...renditionCardColumns, productId: true },
    }),
  ]);
  const renditionsOf = Map.groupBy(renditions, ({ productId }) => productId);
  const products = rows.map(({ id, productId, product, state, errorMessage }) => ({
    ...{ id, productId, title: product.title, state, errorMessage },
    thumbUrl: thumbs.get(productId) ?? null,
    renditions: (renditionsOf.get(productId) ?? []).map(toRenditionCard),
  }));
  return { ...(summary as RunSummary), products };
}
