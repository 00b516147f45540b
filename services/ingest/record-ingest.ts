/** Records a product's fetched photos: one rendition each, and a render job for every one that has a file. */
import { keepFormat } from "#core/keep-format.ts";
import { recipeSchema } from "#core/recipe.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { enqueueMany } from "../outbox.ts";
import { notFound } from "../not-found.ts";
import { findReplacements } from "../renditions/find-replacements.ts";
import type { IngestedImage } from "./ingested-image.ts";
import { storeSources, type Picture } from "./store-sources.ts";

const rowColumns = { include: { run: true } } as const;
type RunProductRow = Prisma.RunProductGetPayload<typeof rowColumns>;

/** A second call, or one after a cancellation, changes nothing. @throws AppError NOT_FOUND */
export async function recordIngest(
  shopId: string,
  runProductId: string,
  sources: readonly IngestedImage[],
): Promise<void> {
  const row = await prisma.runProduct.findUnique({
    where: { id: runProductId, run: { shopId } },
    ...rowColumns,
  });
  if (row === null) throw notFound("run product", runProductId);
  if (row.state !== "queued") return;
  const pictures = await storeSources(shopId, sources, await findReplacements(shopId, row.productId));
  await prisma.$transaction(async (tx) => {
    const empty = {
      state: "failed" as const,
      errorCode: "BAD_INPUT",
      errorMessage: "This product has no photos.",
    };
    const claimed = await tx.runProduct.updateMany({
      where: { id: row.id, state: "queued" },
      data: pictures.length === 0 ? empty : { state: "ingested", errorCode: null, errorMessage: null },
    });
    if (claimed.count === 0) return;
    const opened = await openRenditions(tx, row, pictures, mimeTypesOf(sources));
    await enqueueMany(
      tx,
      "render",
      opened.map((renditionId) => ({ shopId, renditionId, runId: row.runId })),
    );
  });
}

/** By media id: what the files in the shop are. */
type MimeTypes = ReadonlyMap<string, string>;

function mimeTypesOf(sources: readonly IngestedImage[]): MimeTypes {
  return new Map(
    sources.flatMap(({ mediaGid, source }) => ("mimeType" in source ? [[mediaGid, source.mimeType]] : [])),
  );
}

/** Returns the ids of the renditions that can be rendered. */
async function openRenditions(
  tx: Transaction,
  row: RunProductRow,
  pictures: readonly Picture[],
  mimeTypes: MimeTypes,
): Promise<string[]> {
  const known = await tx.rendition.findMany({
    where: { runId: row.runId, productId: row.productId },
    select: { id: true, mediaGid: true, state: true, assetId: true },
  });
  if (known.length === 0) return createRenditions(tx, row, pictures, mimeTypes);
  // Fetched again for the sake of the pictures that failed; the product's other pictures are left as they are.
  const waiting = known.filter(({ state, assetId }) => state === "queued" && assetId === null);
  const ready: string[] = [];
  for (const { id, mediaGid } of waiting) {
    const picture = pictures.find((candidate) => candidate.mediaGid === mediaGid) ?? gone;
    await tx.rendition.updateMany({
      where: { id, state: "queued" },
      data: {
        ...picture,
        recipe: recipeFor(row.run, mimeTypes.get(mediaGid)),
        state: picture.assetId === null ? "failed" : "queued",
      },
    });
    if (picture.assetId !== null) ready.push(id);
  }
  return ready;
}

const gone = {
  assetId: null,
  errorCode: "NOT_FOUND",
  errorMessage: "This photo is no longer in the product's gallery.",
} as const;

async function createRenditions(
  tx: Transaction,
  { run, productId }: RunProductRow,
  pictures: readonly Picture[],
  mimeTypes: MimeTypes,
): Promise<string[]> {
  const { id: runId, shopId, presetName } = run;
  const created = await tx.rendition.createManyAndReturn({
    data: pictures.map((picture) => ({
      ...{ shopId, runId, productId, presetName, ...picture },
      recipe: recipeFor(run, mimeTypes.get(picture.mediaGid)),
      state: picture.assetId === null ? "failed" : "queued",
    })),
    skipDuplicates: true,
    select: { id: true, state: true },
  });
  return created.filter(({ state }) => state === "queued").map(({ id }) => id);
}

/** In place, the picture is written in the format of the file it goes into. */
function recipeFor({ recipe, writeMode }: RunProductRow["run"], mimeType: string | undefined) {
  const isFixed = writeMode === "in_place" && mimeType !== undefined;
  return isFixed ? keepFormat(recipeSchema.parse(recipe), mimeType) : (recipe as Prisma.InputJsonValue);
}
