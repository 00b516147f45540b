/**
 * What every channel can do for us: the one contract of connectors/amazon, ebay and etsy, with one suite run over all.
 *
 * To add a channel: a folder that exports a `ChannelConnector`, its traits in core/publishing, a line in index.ts.
 * Restoring is publishing: a plan whose pictures are the ones that were there before.
 *
 * Every call may throw AppError: THROTTLED with the wait the channel asks for, CHANNEL_FAILED when it broke or was not
 * reached, REAUTH_REQUIRED when the seller has to sign in again, NOT_FOUND when the listing is gone. What the channel
 * says against a picture is an issue, not an error. No message ever holds a token.
 */
import type { AccountDescription, ChannelTokens } from "#core/publishing/account.ts";
import type { ChannelIssue } from "#core/publishing/channel-issue.ts";
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";
import type { ImagePlan } from "#core/publishing/image-plan.ts";
import type { FoundListing, ListingRef, LiveImage } from "#core/publishing/listing.ts";
import type { PublishLedger } from "#core/publishing/publish-ledger.ts";

export interface ChannelConnector {
  readonly channel: ConnectedChannel;
  /** Calls allowed per account, by operation; `open`'s `takeTurn` is asked before each. */
  readonly limits: Readonly<Record<string, RateLimit>>;
  readonly auth: ChannelAuth;
  open(session: ChannelSession): ChannelClient;
}

/** A token bucket: `burst` calls at once, refilled at `perSecond`. */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
  /** Counted over all accounts of this installation, as a channel does that counts by app. */
  readonly isShared?: boolean;
}

export interface ChannelAuth {
  /** Where the seller signs in, as a whole page: these pages refuse to be framed. */
  authorizeUrl(request: AuthorizeRequest): string;
  /** The seller came back with these parameters. @throws AppError BAD_INPUT when the channel does not accept them */
  exchange(callback: AuthorizeCallback): Promise<ChannelTokens>;
  /**
   * The seller the channel named when it sent them back, where only this says it. It becomes the session's `sellerId`
   * for `describeAccount`, which makes the channel confirm it.
   */
  readonly sellerOf?: (parameters: URLSearchParams) => string | null;
  /** @throws AppError REAUTH_REQUIRED when the channel does not know the refresh token any more */
  refresh(tokens: ChannelTokens, region: string): Promise<ChannelTokens>;
}

export interface AuthorizeRequest {
  readonly region: string;
  /** Random and used once; comes back with the seller. */
  readonly state: string;
  /** Of RFC 7636, method S256; for channels that ask for it. */
  readonly codeVerifier: string;
  readonly redirectUrl: string;
}

export interface AuthorizeCallback {
  readonly region: string;
  readonly parameters: URLSearchParams;
  readonly codeVerifier: string;
  readonly redirectUrl: string;
}

/** One account, for as long as a job or a request lasts. */
export interface ChannelSession {
  readonly region: string;
  /** While the account is being connected: what `sellerOf` says, or null. */
  readonly sellerId: string | null;
  /** A token good for some minutes; `renew` after the channel refused the last one. */
  readonly accessToken: (how?: { readonly renew: true }) => Promise<string>;
  /** Resolves when the account, or for a shared limit the app, may make this call; all workers draw on the same ones. */
  readonly takeTurn: (operation: string, limit: RateLimit) => Promise<void>;
  /** Each call as it went out and came back, without secrets, for the audit. */
  readonly record: (exchange: RecordedExchange) => void;
  readonly signal: AbortSignal;
}

export interface RecordedExchange {
  readonly operation: string;
  readonly method: string;
  /** Without the query's secrets. */
  readonly url: string;
  readonly request: unknown;
  /** Null when no answer came. */
  readonly status: number | null;
  readonly response: unknown;
  /** The channel's id of the request, which its support asks for. */
  readonly requestId: string | null;
  readonly ms: number;
}

export interface ChannelClient {
  describeAccount(): Promise<AccountDescription>;
  /** Pages through the listings of one marketplace; `cursor` null begins. */
  findListings(page: ListingSearch): Promise<ListingPage>;
  /** The pictures that are this listing's own, in order, as the channel has them at this moment. */
  readImages(listing: ListingRef): Promise<readonly LiveImage[]>;
  /** What the channel would say against the plan, without changing anything; empty where it has no dry run. */
  validate(order: PublishOrder): Promise<readonly ChannelIssue[]>;
  /** Brings the listing to `plan.target`. Run again with the saved ledger, it goes on and sends nothing twice. */
  publish(order: PublishOrder, progress: PublishProgress): Promise<PublishOutcome>;
  /** Many listings in one submission; null where the channel has none that is cheaper. */
  readonly bulk: BulkPublishing | null;
  /** How an accepted publication is getting on. */
  status(listing: ListingRef, ledger: PublishLedger): Promise<PublishStatus>;
}

export interface ListingSearch {
  readonly marketplace: string;
  readonly cursor: string | null;
  /** Only these, when given. */
  readonly skus?: readonly string[];
}

export interface ListingPage {
  readonly listings: readonly FoundListing[];
  readonly nextCursor: string | null;
}

export interface PublishOrder {
  readonly listing: ListingRef;
  readonly productType: string | null;
  readonly plan: ImagePlan;
  /** The bytes of a rendition in the plan, by their hash. */
  readonly openPicture: (sha256: string) => Promise<Uint8Array>;
}

export interface PublishProgress {
  readonly ledger: PublishLedger;
  readonly saveLedger: (ledger: PublishLedger) => Promise<void>;
}

/** `accepted`: shown later, ask `status`. `done`: the channel shows it from now on. `rejected`: nothing was changed. */
export interface PublishOutcome {
  readonly result: "accepted" | "done" | "rejected";
  readonly ledger: PublishLedger;
  readonly issues: readonly ChannelIssue[];
}

/** One of many; `place` is its number in the submission, from 1, and stays the same when it is begun again. */
export interface BulkOrder extends PublishOrder {
  readonly place: number;
}

/** What the channel has of a listing before it is changed. */
export type BulkLook = Pick<PublishStatus, "images" | "issues">;

export interface BulkPublishing {
  /** Below this many listings single calls are cheaper. */
  readonly minListings: number;
  readonly maxListings: number;
  /** Listings that are looked at with one call. */
  readonly readsAtOnce: number;
  /** In their order, all of one marketplace; null for one that is gone. */
  read(listings: readonly ListingRef[]): Promise<readonly (BulkLook | null)[]>;
  /**
   * Sends all orders, which are for one marketplace, as one submission; the outcomes are in their order. Run again with
   * the saved ledger, it goes on, also with only those orders whose outcome was not kept.
   * @throws AppError BUSY with a wait while the channel works on it
   */
  publish(orders: readonly BulkOrder[], progress: PublishProgress): Promise<readonly PublishOutcome[]>;
}

export interface PublishStatus {
  /** False while the channel still works on it. */
  readonly processed: boolean;
  /** The listing's own pictures, as `readImages` gives them. */
  readonly images: readonly LiveImage[];
  /** What buyers get in a slot, where the channel tells that apart: on a shared listing it may be another seller's. */
  readonly shown?: readonly LiveImage[];
  readonly issues: readonly ChannelIssue[];
}
