/** Makes sure that what is about to be started fits into the shop's plan as a whole. */
import { AppError } from "#core/errors.ts";
import { mostPictures } from "#core/billing/allowance.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import { lockAllowance, readAllowance } from "./read-allowance.ts";

interface Choice {
  /** Only these photos of a product. */
  readonly mediaGids?: ReadonlyMap<string, readonly string[]> | undefined;
  /** Leave out products that do not fit any more, instead of refusing all of them. */
  readonly onlyWhatFits?: boolean | undefined;
}

/**
 * Returns the products to run, in their order. Holds the shop's allowance until the caller's transaction ends.
 * @throws AppError OVER_LIMIT when they need more pictures than are left
 */
export async function fitToPlan(
  tx: Transaction,
  shopId: string,
  productIds: readonly string[],
  { mediaGids = new Map(), onlyWhatFits = false }: Choice = {},
): Promise<readonly string[]> {
  const allowance = await lockAllowance(tx, shopId);
  if (allowance === null) return productIds;
  const needs = await countPhotos(tx, productIds);
  for (const [productId, gids] of mediaGids) needs.set(productId, gids.length);
  const fitting = fit(productIds, needs, allowance.left);
  if (fitting.products.length === productIds.length) return productIds;
  if (onlyWhatFits && fitting.products.length > 0) return fitting.products;
  throw overLimit(fitting.needed, allowance.left);
}

/** What a run would need, before it is started; null where nothing is limited. */
export interface RoomForRun {
  readonly neededPictures: number;
  readonly leftPictures: number;
  readonly fittingProducts: number;
  readonly fittingPictures: number;
}

/** Null where nothing is limited. */
export async function readPicturesLeft(shopId: string): Promise<number | null> {
  return (await readAllowance(prisma, shopId))?.left ?? null;
}

/**
 * @param neededPictures of all products together
 * @param photoCounts of each product, in order; asked only where something is limited, and only until it is used up
 */
export async function readRoomForRun(
  shopId: string,
  neededPictures: number,
  photoCounts: AsyncIterable<number> | Iterable<number>,
): Promise<RoomForRun | null> {
  const leftPictures = await readPicturesLeft(shopId);
  if (leftPictures === null) return null;
  let [fittingProducts, fittingPictures] = [0, 0];
  for await (const need of photoCounts) {
    if (fittingPictures === leftPictures) break;
    if (fittingPictures + need > leftPictures) continue;
    fittingProducts += 1;
    fittingPictures += need;
  }
  return { neededPictures, leftPictures, fittingProducts, fittingPictures };
}

/** For work put back into the queue: called after that, and undone with it. @throws AppError OVER_LIMIT */
export async function requireRoom(tx: Transaction, shopId: string): Promise<void> {
  const allowance = await lockAllowance(tx, shopId);
  if (allowance === null) return;
  const { used, onTheWay, terms } = allowance;
  if (used + onTheWay <= mostPictures(terms)) return;
  throw overLimit(onTheWay, Math.max(0, mostPictures(terms) - used));
}

function fit(productIds: readonly string[], needs: ReadonlyMap<string, number>, left: number) {
  const products: string[] = [];
  let [needed, pictures] = [0, 0];
  for (const id of productIds) {
    const need = needs.get(id) ?? 0;
    needed += need;
    if (pictures + need > left) continue;
    products.push(id);
    pictures += need;
  }
  return { products, pictures, needed };
}

async function countPhotos(tx: Transaction, productIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; photos: bigint }[]>`
    SELECT "productId" AS id, count(*) AS photos FROM "ProductImage"
    WHERE "productId" = ANY(${[...productIds]}::text[]) GROUP BY "productId"`;
  return new Map(rows.map(({ id, photos }) => [id, Number(photos)]));
}

function overLimit(needed: number, left: number): AppError {
  const [need, have] = [needed.toString(), left.toString()];
  return new AppError(
    "OVER_LIMIT",
    `expected at most ${have} pictures for this period but received ${need}`,
    {
      userMessage: `This needs ${need} pictures, and your plan has ${have} left in this period. Nothing was started.`,
    },
  );
}
