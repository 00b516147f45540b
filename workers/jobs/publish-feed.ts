/** Sends the pictures of many listings to their channel in one submission; goes on where a killed worker stopped. */
import type { BulkLook, BulkOrder, BulkPublishing, RecordedExchange } from "#connectors/connector.ts";
import { appActor } from "#core/activity.ts";
import { AppError } from "#core/errors.ts";
import { issueKey } from "#core/publishing/channel-issue.ts";
import { emptyLedger, type PublishLedger } from "#core/publishing/publish-ledger.ts";
import { planAgain } from "#services/publications/keep-snapshot.ts";
import {
  beginFeed,
  failFeed,
  type FedPublication,
  finishFeed,
  type OpenFeed,
  openFeed,
  saveFeedLedger,
} from "#services/publications/open-feed.ts";
import { saveLedger } from "#services/publications/open-publish.ts";
import { readPicture } from "#services/publications/public-pictures.ts";
import { recordCalls } from "#services/publications/record-calls.ts";
import { failPublication, recordOutcome } from "#services/publications/record-outcome.ts";
import { withListingLeases } from "#services/publications/with-listing-lease.ts";
import type { JobHandler, JobTools } from "../job-handler.ts";
import { keepPresent } from "../keep-present.ts";

interface Feeding {
  readonly shopId: string;
  readonly feedId: string;
  readonly bulk: BulkPublishing;
  /** Made and not yet kept. */
  readonly calls: RecordedExchange[];
  readonly tools: JobTools;
}

export const publishFeed: JobHandler<"publish-feed"> = {
  async run({ shopId, feedId }, tools) {
    const found = await openFeed(shopId, feedId);
    if (found === null) return;
    const listingIds = [...found.queued, ...found.submitted].map(({ listingId }) => listingId);
    await withListingLeases(listingIds, tools.jobId, async (leaseLost) => {
      // What is in it is read inside the lease, and again after the looks, which take their time.
      const before = await openFeed(shopId, feedId);
      if (before === null) return;
      const signal = AbortSignal.any([tools.signal, leaseLost]);
      const feeding = await openFeeding(shopId, feedId, before.accountId, { ...tools, signal });
      await prepareAll(feeding, before.queued);
      if (before.queued.length > 0 && !(await beginFeed(shopId, feedId))) return;
      const opened = await openFeed(shopId, feedId);
      if (opened === null) return;
      if (opened.submitted.length > 0) await send(feeding, opened);
      await finishFeed(shopId, feedId);
    });
  },

  async fail({ shopId, feedId }, error) {
    await failFeed(shopId, feedId, error);
  },
};

async function openFeeding(
  shopId: string,
  feedId: string,
  accountId: string,
  tools: JobTools,
): Promise<Feeding> {
  const calls: RecordedExchange[] = [];
  const record = (exchange: RecordedExchange) => void calls.push(exchange);
  const { bulk } = await tools.openChannel({ shopId, accountId, signal: tools.signal, record });
  if (bulk !== null) return { shopId, feedId, bulk, calls, tools };
  throw new AppError("INTERNAL", `expected a channel that takes feeds for "${feedId}" but it does not`);
}

/** The calls stand in the history of each listing that they were made for, also when they fail. */
function keepCalls({ shopId, calls }: Feeding, publications: readonly FedPublication[]): Promise<void> {
  const ids = publications.map(({ publicationId }) => publicationId);
  return recordCalls(shopId, ids, appActor, calls.splice(0));
}

/** Of as many listings at once as one call looks at. */
async function prepareAll(feeding: Feeding, queued: readonly FedPublication[]): Promise<void> {
  const { bulk } = feeding;
  const waiting = queued.filter(({ hasSnapshot }) => !hasSnapshot);
  for (let from = 0; from < waiting.length; from += bulk.readsAtOnce) {
    const some = waiting.slice(from, from + bulk.readsAtOnce);
    try {
      const looks = await bulk.read(some.map(({ ref }) => ref));
      for (const [nth, one] of some.entries()) await prepare(feeding, one, looks[nth] ?? null);
    } finally {
      await keepCalls(feeding, some);
    }
  }
}

/** Keeps what is there before the first change. A listing that is gone or was changed is no reason to keep the others. */
async function prepare(
  { shopId, tools }: Feeding,
  { publicationId, ref, plan }: FedPublication,
  look: BulkLook | null,
): Promise<void> {
  if (look === null) {
    const gone = new AppError("NOT_FOUND", `expected listing "${ref.externalId}" to be there but it is gone`);
    return failPublication(shopId, publicationId, gone);
  }
  const issuesBefore = look.issues.map(issueKey);
  await saveLedger(shopId, publicationId, { ...emptyLedger, issuesBefore });
  if (!(await keepPresent(shopId, publicationId, plan, look.images, tools)))
    await planAgain(shopId, publicationId);
}

async function send(feeding: Feeding, { submitted, ledger }: OpenFeed): Promise<void> {
  const { shopId, feedId, bulk } = feeding;
  const save = (next: PublishLedger) => saveFeedLedger(shopId, feedId, next);
  const orders = submitted.map((one) => orderOf(shopId, one));
  let isWorkedOn = false;
  try {
    const outcomes = await bulk.publish(orders, { ledger, saveLedger: save });
    for (const [nth, { publicationId, ledger: own }] of submitted.entries()) {
      const outcome = outcomes[nth];
      if (outcome === undefined) continue;
      const { issuesBefore } = own;
      await recordOutcome(shopId, publicationId, { ...outcome, ledger: { ...outcome.ledger, issuesBefore } });
    }
  } catch (error) {
    isWorkedOn = ledger.submittedAt !== null && error instanceof AppError && error.code === "BUSY";
    throw error;
  } finally {
    // Every minute's look at a feed would fill the history of each listing in it.
    await keepCalls(feeding, isWorkedOn ? [] : submitted);
  }
}

function orderOf(shopId: string, { ref, productType, plan, place }: FedPublication): BulkOrder {
  const openPicture = (sha256: string) => readPicture(shopId, sha256);
  return { listing: ref, productType, plan, place, openPicture };
}
