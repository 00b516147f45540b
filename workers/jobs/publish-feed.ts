/** Sends the pictures of many listings to their channel in one submission; goes on where a killed worker stopped. */
import type { BulkOrder, RecordedExchange } from "#connectors/connector.ts";
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
import { withCalls } from "../with-calls.ts";

export const publishFeed: JobHandler<"publish-feed"> = {
  async run({ shopId, feedId }, tools) {
    const found = await openFeed(shopId, feedId);
    if (found === null) return;
    const listingIds = [...found.queued, ...found.submitted].map(({ listingId }) => listingId);
    await withListingLeases(listingIds, tools.jobId, async (leaseLost) => {
      const held = { ...tools, signal: AbortSignal.any([tools.signal, leaseLost]) };
      // What is in it is read inside the lease, and again after the looks, which take their time.
      const before = await openFeed(shopId, feedId);
      if (before === null) return;
      for (const publication of before.queued) await prepare(shopId, before.accountId, publication, held);
      if (before.queued.length > 0 && !(await beginFeed(shopId, feedId))) return;
      const opened = await openFeed(shopId, feedId);
      if (opened === null) return;
      if (opened.submitted.length > 0) await send(shopId, feedId, opened, held);
      await finishFeed(shopId, feedId);
    });
  },

  async fail({ shopId, feedId }, error) {
    await failFeed(shopId, feedId, error);
  },
};

/** One look gives what is there to be kept, and what the channel held against the listing before. */
async function prepare(
  shopId: string,
  accountId: string,
  { publicationId, ref, plan, hasSnapshot }: FedPublication,
  tools: JobTools,
): Promise<void> {
  if (hasSnapshot) return;
  const { signal } = tools;
  try {
    await withCalls(shopId, publicationId, async (record) => {
      const client = await tools.openChannel({ shopId, accountId, signal, record });
      const { images, issues } = await client.status(ref, emptyLedger);
      await saveLedger(shopId, publicationId, { ...emptyLedger, issuesBefore: issues.map(issueKey) });
      if (!(await keepPresent(shopId, publicationId, plan, images, tools)))
        await planAgain(shopId, publicationId);
    });
  } catch (error) {
    // A listing that is gone is no reason to keep the others.
    if (!(error instanceof AppError) || error.code !== "NOT_FOUND") throw error;
    await failPublication(shopId, publicationId, error);
  }
}

async function send(
  shopId: string,
  feedId: string,
  { accountId, submitted, ledger }: OpenFeed,
  { openChannel, signal }: JobTools,
): Promise<void> {
  const calls: RecordedExchange[] = [];
  const record = (exchange: RecordedExchange) => void calls.push(exchange);
  const { bulk } = await openChannel({ shopId, accountId, signal, record });
  if (bulk === null) throw new AppError("INTERNAL", `expected a channel with feeds for "${feedId}"`);
  const save = (next: PublishLedger) => saveFeedLedger(shopId, feedId, next);
  let isWorkedOn = false;
  try {
    const outcomes = await bulk.publish(submitted.map(orderOf(shopId)), { ledger, saveLedger: save });
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
    const ids = isWorkedOn ? [] : submitted.map(({ publicationId }) => publicationId);
    await recordCalls(shopId, ids, appActor, calls);
  }
}

const orderOf =
  (shopId: string) =>
  ({ ref, productType, plan, place }: FedPublication): BulkOrder => ({
    ...{ listing: ref, productType, plan, place },
    openPicture: (sha256) => readPicture(shopId, sha256),
  });
