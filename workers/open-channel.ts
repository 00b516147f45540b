/** Opens a seller's account for a job: its token, its turns, and a note of every call. */
import { setTimeout as pause } from "node:timers/promises";
import type { Connectors } from "#connectors/index.ts";
import type { ChannelAuth, ChannelClient, RecordedExchange } from "#connectors/connector.ts";
import { AppError } from "#core/errors.ts";
import { freshAccessToken } from "#services/accounts/fresh-access-token.ts";
import { openAccount } from "#services/accounts/open-account.ts";
import { takeAppCall, takeCall } from "#services/channel-budget.ts";

export interface ChannelWork {
  readonly shopId: string;
  readonly accountId: string;
  readonly signal: AbortSignal;
  readonly record: (exchange: RecordedExchange) => void;
}

export type OpenChannel = (work: ChannelWork) => Promise<ChannelClient>;

/** @throws AppError REAUTH_REQUIRED; CHANNEL_FAILED when this installation is not registered with the channel */
export function createOpenChannel(connectors: Connectors): OpenChannel {
  return async ({ shopId, accountId, signal, record }) => {
    const { channel, region, sellerId } = await openAccount(shopId, accountId);
    const connector = connectors.get(channel);
    if (connector === undefined)
      throw new AppError(
        "CHANNEL_FAILED",
        `expected this installation to be registered with ${channel} but it is not`,
      );
    const refresh: ChannelAuth["refresh"] = (tokens, of) => connector.auth.refresh(tokens, of);
    let last: string | undefined;
    return connector.open({
      region,
      sellerId,
      signal,
      record,
      async accessToken(how) {
        const refused = how === undefined ? undefined : last;
        last = await freshAccessToken({
          shopId,
          accountId,
          refresh,
          ...(refused !== undefined && { refused }),
        });
        return last;
      },
      async takeTurn(operation, limit) {
        for (;;) {
          const waitMs = await (limit.isShared === true
            ? takeAppCall(channel, operation, limit)
            : takeCall(accountId, operation, limit));
          if (waitMs === 0) return;
          await pause(waitMs, undefined, { signal });
        }
      },
    });
  };
}
