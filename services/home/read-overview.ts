/** Reads what the home page shows: what is going on, and what to do next. */
import { renditionStates, type RenditionState } from "#core/rendition-state.ts";
import { prisma } from "#prisma/client.ts";
import type { CatalogueSync, WriteBackDirection, WriteBackState } from "#prisma/generated/enums.ts";
import { signFileUrl } from "../files/sign-file-url.ts";
import { readOutput } from "../renditions/output.ts";
import { summariseRuns, type RunSummary } from "../runs/run-summary.ts";
import { readShop } from "../shops/read-shop.ts";
import { countTroubles, readTroubles } from "../write-backs/read-troubles.ts";

export interface WriteBackView {
  readonly id: string;
  readonly renditionId: string;
  readonly productId: string;
  readonly productTitle: string;
  readonly thumbUrl: string | null;
  readonly direction: WriteBackDirection;
  readonly state: WriteBackState;
  readonly errorMessage: string | null;
  readonly at: string;
}

export interface Overview {
  readonly products: number;
  readonly images: number;
  readonly counts: Record<RenditionState, number>;
  readonly waitingForReview: number;
  /** Waiting renditions that passed every check. */
  readonly passedWaiting: number;
  readonly activeRuns: RunSummary[];
  readonly lastWriteBacks: WriteBackView[];
  readonly failed: number;
  /** Pictures given up on their way into the shop or back. */
  readonly needAttention: number;
  readonly catalogueSync: CatalogueSync;
  readonly catalogueSyncedAt: string | null;
  readonly nextStep: "sync" | "enhance" | "review" | "done";
  readonly setupGuideDismissed: boolean;
}

/** @throws AppError NOT_FOUND */
export async function readOverview(shopId: string): Promise<Overview> {
  const shop = await readShop(shopId);
  const mirrored = { shopId, deletedAt: null };
  const [products, images, counts, passedWaiting, activeRuns, lastWriteBacks, troubles] = await Promise.all([
    prisma.product.count({ where: mirrored }),
    prisma.productImage.count({ where: { product: mirrored } }),
    countRenditions(shopId),
    prisma.rendition.count({ where: { shopId, state: "in_review", outcome: "pass" } }),
    readActiveRuns(shopId),
    readLastWriteBacks(shopId),
    readTroubles(shopId),
  ]);
  const { catalogueSync, catalogueSyncedAt, settings } = shop;
  return {
    ...{
      products,
      images,
      counts,
      passedWaiting,
      activeRuns,
      lastWriteBacks,
      catalogueSync,
      catalogueSyncedAt,
    },
    waitingForReview: counts.in_review,
    failed: counts.failed,
    needAttention: countTroubles(troubles),
    nextStep: nextStep(catalogueSyncedAt, counts),
    setupGuideDismissed: settings.setupGuideDismissed,
  };
}

function nextStep(syncedAt: string | null, counts: Overview["counts"]): Overview["nextStep"] {
  if (syncedAt === null) return "sync";
  if (counts.in_review > 0) return "review";
  return renditionStates.every((state) => counts[state] === 0) ? "enhance" : "done";
}

async function countRenditions(shopId: string): Promise<Overview["counts"]> {
  const rows = await prisma.rendition.groupBy({ by: ["state"], where: { shopId }, _count: true });
  const counted = new Map(rows.map((row) => [row.state, row._count]));
  return Object.fromEntries(
    renditionStates.map((state) => [state, counted.get(state) ?? 0]),
  ) as Overview["counts"];
}

async function readActiveRuns(shopId: string): Promise<RunSummary[]> {
  const runs = await prisma.run.findMany({
    where: {
      shopId,
      cancelledAt: null,
      OR: [
        { products: { some: { state: "queued" } } },
        { renditions: { some: { state: { in: ["queued", "rendering"] } } } },
      ],
    },
    orderBy: { createdAt: "desc" },
    take: 5,
  });
  return summariseRuns(runs);
}

async function readLastWriteBacks(shopId: string): Promise<WriteBackView[]> {
  const rows = await prisma.writeBack.findMany({
    where: { shopId, finishedAt: { not: null } },
    orderBy: { finishedAt: "desc" },
    take: 5,
    include: { rendition: { select: { output: true, product: { select: { id: true, title: true } } } } },
  });
  return rows.map(({ id, renditionId, direction, state, errorMessage, rendition, finishedAt, createdAt }) => {
    const output = readOutput(rendition.output);
    return {
      ...{ id, renditionId, direction, state, errorMessage },
      productId: rendition.product.id,
      productTitle: rendition.product.title,
      thumbUrl: output && signFileUrl(shopId, output.previews.thumb),
      at: (finishedAt ?? createdAt).toISOString(),
    };
  });
}
