/** Exports of a whole shop (bulkOperationRunQuery): begun or met again, looked at, cancelled. */
import { AppError } from "#core/errors.ts";
import {
  bulkBeginDocument,
  bulkCancelDocument,
  bulkCollectionsDocument,
  bulkLookDocument,
  bulkProductsDocument,
  bulkUnderWayDocument,
} from "../admin.generated.ts";
import type { AdminClient } from "../admin-client.ts";
import { channelCode } from "../user-errors.ts";

const queries = { products: bulkProductsDocument, collections: bulkCollectionsDocument } as const;
export type BulkKind = keyof typeof queries;

export type BulkState =
  | { readonly state: "running"; readonly objects: number }
  | {
      readonly state: "completed" | "failed" | "cancelled" | "gone";
      readonly objects: number;
      /** Where the lines lie, the partial ones of a failure too; null when there are none. */
      readonly url: string | null;
    };

/** Other exports of the app in this shop take as long as they take; one that ends frees a place. */
const placeTakenMs = 30_000;

/**
 * The id of the export. One of the same text that runs already is ours, left by a worker that died between beginning
 * it and writing its id down. Throws BUSY (with retryAfterMs) while five others run.
 */
export async function beginBulk(client: AdminClient, kind: BulkKind): Promise<string> {
  const query: string = queries[kind];
  const { bulkOperations } = await client.run(bulkUnderWayDocument, {});
  const left = bulkOperations.nodes.find((one) => one.query.trim() === query.trim());
  if (left !== undefined) return left.id;
  try {
    const { bulkOperationRunQuery } = await client.run(bulkBeginDocument, { query });
    if (bulkOperationRunQuery?.bulkOperation) return bulkOperationRunQuery.bulkOperation.id;
  } catch (error) {
    const code = channelCode(error);
    if (code !== "OPERATION_IN_PROGRESS" && code !== "LIMIT_REACHED") throw error;
    throw new AppError("BUSY", `expected a free place for the export of ${kind} but received ${code}`, {
      retryAfterMs: placeTakenMs,
      cause: error,
    });
  }
  throw new AppError("CHANNEL_FAILED", `expected an export of ${kind} but received none`);
}

export async function lookAtBulk(client: AdminClient, operationId: string): Promise<BulkState> {
  const { bulkOperation } = await client.run(bulkLookDocument, { operationId });
  if (bulkOperation === null) return { state: "gone", objects: 0, url: null };
  const { url, partialDataUrl } = bulkOperation;
  const objects = Number(bulkOperation.objectCount);
  switch (bulkOperation.status) {
    case "COMPLETED":
      return { state: "completed", objects, url };
    case "FAILED":
      return { state: "failed", objects, url: partialDataUrl };
    case "CANCELED":
      return { state: "cancelled", objects, url: partialDataUrl };
    case "EXPIRED":
      return { state: "gone", objects, url: null };
    default:
      return { state: "running", objects };
  }
}

/** An export that has ended meanwhile is none to cancel. */
export async function cancelBulk(client: AdminClient, operationId: string): Promise<void> {
  try {
    await client.run(bulkCancelDocument, { operationId });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "CHANNEL_REFUSED") throw error;
  }
}
