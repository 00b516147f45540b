/** A channel's stand-in with its connector, in the one form that the contract suite drives. */
import { createHash } from "node:crypto";
import type { ChannelConnector, ChannelSession, RecordedExchange } from "#connectors/connector.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import type { NewFault } from "../../../sandbox/common/faults.ts";
import type { LoggedCall } from "../../../sandbox/common/stand-in.ts";
import type { Clock } from "../../../sandbox/common/tokens.ts";

export interface SeededPicture {
  readonly bytes: Uint8Array;
  readonly alt: string;
}

export interface NewListing {
  readonly title: string;
  readonly sku: string;
  readonly pictures: readonly SeededPicture[];
}

export interface PictureHost {
  readonly origin: string;
  offer(sha256: string, bytes: Uint8Array): void;
}

export interface HarnessOptions {
  /** Whether the channel counts calls, as it really does. */
  readonly isLimited?: boolean;
}

export interface ChannelHarness {
  readonly connector: ChannelConnector;
  /** The channel's own. */
  readonly clock: Clock;
  readonly region: string;
  readonly marketplace: string;
  /** As `describeAccount` shall name it. */
  readonly sellerId: string;
  /** A token of that seller, good now. */
  newToken(): Promise<string>;
  /** A good token of another seller. */
  otherToken(): Promise<string>;
  /** Where a channel that fetches pictures finds them. */
  readonly pictures?: PictureHost;
  /** A channel that takes its time has done what it was sent. */
  readonly settle?: () => Promise<void>;
  /** The channel names the seller at sign-in, so that a session has it while the account is being connected. */
  readonly namesSeller?: true;
  seed(listing: NewListing): Promise<ListingRef>;
  /** SHA-256 of the pictures on the buyers' page, in order. */
  shown(listing: ListingRef): Promise<readonly string[]>;
  /** Somebody ends the listing in the channel's own pages. */
  end(listing: ListingRef): Promise<void>;
  arm(fault: NewFault): void;
  clearFaults(): void;
  /** Path of the calls that change something, for faults. */
  readonly writes: NewFault["match"];
  readonly calls: readonly LoggedCall[];
  readonly violations: () => readonly string[];
  expireTokens(): void;
  revoke(): void;
  stop(): Promise<void>;
}

export interface TestSession extends ChannelSession {
  readonly exchanges: RecordedExchange[];
  readonly renewals: () => number;
}

/** A session on the harness's seller, without waiting for turns. */
export async function openSession(
  harness: ChannelHarness,
  options: { connected?: boolean } = {},
): Promise<TestSession> {
  let token = await harness.newToken();
  let renewals = 0;
  const exchanges: RecordedExchange[] = [];
  return {
    region: harness.region,
    sellerId: options.connected === false && harness.namesSeller !== true ? null : harness.sellerId,
    accessToken: async (how) => {
      if (how === undefined) return token;
      renewals += 1;
      token = await harness.newToken();
      return token;
    },
    takeTurn: () => Promise.resolve(),
    record: (exchange) => {
      exchanges.push(exchange);
    },
    signal: new AbortController().signal,
    exchanges,
    renewals: () => renewals,
  };
}

export const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
