/** Brings many listings' pictures to their plans in one feed, which costs a handful of calls however many there are. */
import { AppError } from "#core/errors.ts";
import type { ChannelIssue } from "#core/publishing/channel-issue.ts";
import { emptyLedger, type PublishLedger } from "#core/publishing/publish-ledger.ts";
import type { BulkOrder, BulkPublishing, PublishOutcome, PublishProgress } from "../connector.ts";
import type { AmazonFeed, SellerCalls } from "./amazon-calls.ts";
import { feedDocument, feedMessages, readReport } from "./feed-document.ts";
import type { SearchListings } from "./find-listings.ts";
import { uploadsOf } from "./publish-listing.ts";
import { listingsInASearch, readListings } from "./read-listings.ts";

const lookAgainMs = 60_000;

/**
 * One by one, 200 listings take 400 calls, and 40 seconds at the five a second that Amazon allows; together they take 15
 * calls, and then minutes until Amazon has worked on the feed, however few are in it.
 */
const minListings = 200;
/** Messages in one feed: https://developer-docs.amazon.com/sp-api/changelog, 2025-05-06. */
const maxListings = 25_000;

export function feedPublishing(calls: SellerCalls, search: SearchListings, sellerId: string): BulkPublishing {
  return {
    minListings,
    maxListings,
    readsAtOnce: listingsInASearch,
    read: (listings) => readListings(calls, search, listings),
    async publish(orders, progress) {
      const ledger = await begin(calls, sellerId, orders, progress);
      if (ledger.submissionId === null) return outcomes(orders, ledger, new Map(), []);
      const feed = await calls.readFeed(ledger.submissionId);
      if (feed.processingStatus === "IN_QUEUE" || feed.processingStatus === "IN_PROGRESS") {
        const message = `expected an end of feed ${feed.feedId} but it is being worked on`;
        throw new AppError("BUSY", message, { retryAfterMs: lookAgainMs });
      }
      const report =
        feed.resultFeedDocumentId === undefined
          ? new Map<number | null, readonly ChannelIssue[]>()
          : readReport(await calls.readReport(feed.resultFeedDocumentId));
      return outcomes(orders, ledger, report, [...(report.get(null) ?? []), ...endOf(feed)]);
    },
  };
}

/** Sends the feed unless an earlier attempt did; whether it did is told by the feeds that Amazon has of us since then. */
async function begin(
  calls: SellerCalls,
  sellerId: string,
  orders: readonly BulkOrder[],
  { ledger, saveLedger }: PublishProgress,
): Promise<PublishLedger> {
  if (ledger.submittedAt !== null) return ledger;
  const submitted = async (submissionId: string | null): Promise<PublishLedger> => {
    const next = { ...ledger, submittedAt: now(), submissionId };
    await saveLedger(next);
    return next;
  };
  const marketplaces = [...new Set(orders.map(({ listing }) => listing.marketplace))];
  if (ledger.submittingAt !== null) {
    const [sent, ...others] = await calls.findFeeds(marketplaces, ledger.submittingAt);
    // Of several nobody can tell which is this one; a feed sent again changes nothing more.
    if (sent !== undefined && others.length === 0) return submitted(sent.feedId);
  }
  const messages = feedMessages(orders);
  if (messages.length === 0) return submitted(null);
  const documentId = await calls.sendDocument(feedDocument(sellerId, messages));
  await saveLedger({ ...ledger, submittingAt: now() });
  return submitted(await calls.createFeed(marketplaces, documentId));
}

/** A feed that broke off may have been carried out in part: what is shown will tell. */
function endOf({ processingStatus }: AmazonFeed): ChannelIssue[] {
  if (processingStatus === "CANCELLED")
    return [issueOf("CANCELLED", "error", "Amazon cancelled the submission. Nothing was changed.")];
  if (processingStatus === "FATAL")
    return [
      issueOf("FATAL", "warning", "Amazon stopped in the middle of the submission. Part of it may be done."),
    ];
  return [];
}

const issueOf = (code: string, severity: ChannelIssue["severity"], message: string): ChannelIssue => ({
  ...{ code, severity, message },
  slot: null,
});

function outcomes(
  orders: readonly BulkOrder[],
  { submittedAt, submissionId }: PublishLedger,
  report: ReadonlyMap<number | null, readonly ChannelIssue[]>,
  aboutAll: readonly ChannelIssue[],
): PublishOutcome[] {
  return orders.map(({ plan, place }) => {
    const issues = [...(report.get(place) ?? []), ...aboutAll];
    if (issues.some(({ severity }) => severity === "error"))
      return { result: "rejected", ledger: emptyLedger, issues };
    const ledger = { ...emptyLedger, uploads: uploadsOf(plan), submittedAt, submissionId };
    return { result: "accepted", ledger, issues };
  });
}

const now = () => new Date().toISOString();
