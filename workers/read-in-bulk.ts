/** Takes an export from its beginning to its last line, over as many jobs and workers as it takes. */
import {
  beginBulk,
  type BulkKind,
  type BulkState,
  cancelBulk,
  lookAtBulk,
} from "#connectors/shopify/bulk/bulk-operation.ts";
import { type LineFaults, noLineFaults } from "#connectors/shopify/bulk/parse-products.ts";
import { readLines } from "#connectors/shopify/bulk/read-lines.ts";
import { AppError } from "#core/errors.ts";
import {
  beginBulkRead,
  type BulkRead,
  endBulkRead,
  findBulkRead,
  noteBulkRead,
} from "#services/catalogue/bulk-read.ts";
import type { JobTools } from "./job-handler.ts";

export interface BulkOutcome extends LineFaults {
  /** Every line there is was read; only then is what it does not name gone from the shop. */
  readonly complete: boolean;
  readonly cancelled: boolean;
  /** Before the export began. */
  readonly startedAt: Date;
}

/** Records the lines; tells how far it is, and learns whether it should stop. */
export type RecordLines = (
  lines: AsyncGenerator<string | null>,
  faults: LineFaults,
  note: (recorded: number) => Promise<{ stop: boolean }>,
) => Promise<void>;

const lookAgainMs = 2_000;

/**
 * Throws BUSY while Shopify writes: the job looks again later and holds no place meanwhile. An export that failed is
 * recorded as far as it came, then CHANNEL_FAILED makes the job begin another one.
 */
export async function readInBulk(
  shopId: string,
  kind: BulkKind,
  { adminFor, signal, trustedOrigins }: JobTools,
  record: RecordLines,
): Promise<BulkOutcome> {
  const admin = await adminFor(shopId);
  const startedAt = new Date();
  const read =
    (await findBulkRead(shopId, kind)) ??
    (await beginBulkRead(shopId, kind, await beginBulk(admin, kind), startedAt));
  const look = await lookAtBulk(admin, read.operationGid);
  if (look.state === "running") {
    const { stop } = await noteBulkRead(shopId, kind, { objectsFound: look.objects });
    if (stop) await cancelBulk(admin, read.operationGid);
    throw new AppError("BUSY", `expected an end of the export of ${kind} but it is being written`, {
      retryAfterMs: lookAgainMs,
    });
  }
  const faults = noLineFaults();
  const lines = "url" in look && look.url !== null ? readLines(look.url, { trustedOrigins, signal }) : none();
  const isStopped = await recordAll(shopId, kind, lines, faults, record, read);
  await endBulkRead(shopId, kind);
  if (look.state === "failed" || look.state === "gone") throw lost(kind, look.state);
  const cancelled = look.state === "cancelled" || isStopped;
  return { ...faults, complete: !cancelled && faults.damaged === 0, cancelled, startedAt: read.startedAt };
}

async function recordAll(
  shopId: string,
  kind: BulkKind,
  lines: AsyncGenerator<string | null>,
  faults: LineFaults,
  record: RecordLines,
  read: BulkRead,
): Promise<boolean> {
  let isStopped = read.cancelAskedAt !== null;
  if (isStopped) return true;
  try {
    await record(lines, faults, async (recorded) => {
      const noted = await noteBulkRead(shopId, kind, { recorded });
      isStopped ||= noted.stop;
      return noted;
    });
  } catch (error) {
    // The address has expired, after seven days; another export has to be written.
    if (!(error instanceof AppError) || error.code !== "NOT_FOUND") throw error;
    await endBulkRead(shopId, kind);
    throw lost(kind, "gone");
  }
  return isStopped;
}

async function* none(): AsyncGenerator<string | null> {
  yield* [];
}

function lost(kind: BulkKind, state: BulkState["state"]): AppError {
  return new AppError("CHANNEL_FAILED", `expected a complete export of ${kind} but received a ${state} one`);
}
