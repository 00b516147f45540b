/** Amazon's Feeds operations: a document, a feed that works on it later, and its report. */
import type { Operation, OperationCall } from "../common/open-api.ts";
import { type AmazonPlace, complaintsOf, submit } from "./listing-operations.ts";
import type { AmazonFeed, AmazonIssue, AmazonPatch } from "./records.ts";
import { listIn, refuse, timeIn } from "./refuse.ts";

interface Message {
  readonly messageId: number;
  readonly sku: string;
  readonly operationType: string;
  readonly productType: string;
  readonly patches: readonly AmazonPatch[];
}

export function feedOperations(amazon: AmazonPlace): Readonly<Record<string, Operation>> {
  const { state, clock, origin, processingMs } = amazon;
  const nextId = (prefix: string) => `${prefix}${(state.nextId += 1).toString()}`;
  const sellerOf = (call: OperationCall) => amazon.holderOf(call)?.sellerId ?? "";
  const ownFeeds = (call: OperationCall) => state.feeds.filter(({ sellerId }) => sellerId === sellerOf(call));
  return {
    createFeedDocument: () => {
      const feedDocumentId = nextId("amzn1.tortuga.");
      state.documents[feedDocumentId] = "";
      const url = `${origin().replace("http:", "https:")}/tortuga/${feedDocumentId}`;
      return { status: 201, body: { feedDocumentId, url } };
    },
    createFeed: (call) => {
      const documentId = String(call.body["inputFeedDocumentId"]);
      if ((state.documents[documentId] ?? "") === "")
        return refuse(400, "InvalidInput", "The feed document has not been uploaded");
      const feed: AmazonFeed = {
        ...{
          feedId: nextId("5"),
          sellerId: sellerOf(call),
          feedType: String(call.body["feedType"]),
          documentId,
        },
        marketplaceIds: call.body["marketplaceIds"] as string[],
        createdAt: clock.now(),
        dueAt: clock.now() + processingMs,
        ...{ resultId: null, isFatal: false },
      };
      state.feeds.push(feed);
      return { status: 202, body: { feedId: feed.feedId } };
    },
    getFeeds: (call) => {
      const since = timeIn(call, "createdSince");
      const [wanted, stores] = [listIn(call, "feedTypes"), listIn(call, "marketplaceIds")];
      const feeds = ownFeeds(call).filter(
        ({ createdAt, feedType, marketplaceIds }) =>
          createdAt >= since &&
          (wanted.length === 0 || wanted.includes(feedType)) &&
          (stores.length === 0 || marketplaceIds.some((id) => stores.includes(id))),
      );
      return { status: 200, body: { feeds: feeds.map((feed) => showFeed(amazon, feed)) } };
    },
    getFeed: (call) => {
      const feed = ownFeeds(call).find(({ feedId }) => feedId === call.path["feedId"]);
      if (feed === undefined) return refuse(404, "NotFound", "There is no such feed");
      return { status: 200, body: showFeed(amazon, feed) };
    },
    getFeedDocument: (call) => {
      const id = call.path["feedDocumentId"] ?? "";
      if (state.documents[id] === undefined) return refuse(404, "NotFound", "There is no such document");
      const url = `${origin().replace("http:", "https:")}/tortuga/${id}`;
      return { status: 200, body: { feedDocumentId: id, url, compressionAlgorithm: "GZIP" } };
    },
  };
}

/** Works on a feed that is due before it is shown. */
function showFeed(amazon: AmazonPlace, feed: AmazonFeed) {
  const { feedId, feedType, marketplaceIds, createdAt, dueAt } = feed;
  const isDue = dueAt <= amazon.clock.now();
  if (isDue && feed.resultId === null) carryOut(amazon, feed);
  return {
    ...{ feedId, feedType, marketplaceIds, createdTime: new Date(createdAt).toISOString() },
    processingStatus: isDue ? (feed.isFatal ? "FATAL" : "DONE") : "IN_PROGRESS",
    ...(feed.resultId !== null && { resultFeedDocumentId: feed.resultId }),
  };
}

/** https://github.com/amzn/selling-partner-api-models/tree/main/schemas/feeds, processing report version 2. */
function carryOut(amazon: AmazonPlace, feed: AmazonFeed): void {
  const messages = readMessages(amazon.state.documents[feed.documentId] ?? "");
  feed.isFatal = messages === null;
  const issues = messages?.flatMap((message) =>
    accept(amazon, feed, message).map(({ code, severity, message: said, attributeNames }) => ({
      ...{ messageId: message.messageId, sku: message.sku, code, severity, message: said },
      ...(attributeNames?.[0] !== undefined && { attributeName: attributeNames[0] }),
    })),
  ) ?? [unreadable];
  const read = messages?.length ?? 0;
  const invalid = messages === null ? 0 : new Set(issues.map(({ messageId }) => messageId)).size;
  const report = {
    header: { sellerId: feed.sellerId, version: "2.0", feedId: feed.feedId },
    issues,
    summary: {
      ...{ errors: issues.length, warnings: 0, messagesProcessed: read },
      ...{ messagesAccepted: read - invalid, messagesInvalid: invalid },
    },
  };
  feed.resultId = `${feed.documentId}.report`;
  amazon.state.documents[feed.resultId] = JSON.stringify(report);
}

const unreadable = {
  ...{
    code: "4000003",
    severity: "ERROR",
    message: "The feed is not a valid JSON document of the feed's schema",
  },
  messageId: undefined,
} as const;

/** Null when the document is no feed. */
function readMessages(document: string): readonly Message[] | null {
  try {
    const { messages } = JSON.parse(document) as { messages?: unknown };
    return Array.isArray(messages) ? (messages as Message[]) : null;
  } catch {
    return null;
  }
}

/** @returns why not */
function accept(
  amazon: AmazonPlace,
  feed: AmazonFeed,
  { sku, productType, patches }: Message,
): readonly AmazonIssue[] {
  const store = patches[0]?.value?.[0]?.["marketplace_id"];
  const listing = amazon.state.listings.find(
    (one) => one.sellerId === feed.sellerId && one.sku === sku && one.marketplace === store,
  );
  if (listing === undefined)
    return [{ code: "8541", message: "The SKU is not known", severity: "ERROR", categories: [] }];
  const issues = complaintsOf(listing, productType, patches);
  if (issues.length === 0) submit(amazon, listing, patches);
  return issues;
}
