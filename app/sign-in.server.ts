/** A seller's way to a channel's sign-in page and back: what services remember of it, what the connector asks and reads. */
import type { ChannelConnector } from "#connectors/connector.ts";
import { AppError, toAppError } from "#core/errors.ts";
import type { AccountDescription, ChannelTokens } from "#core/publishing/account.ts";
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";
import {
  recordFailedReturn,
  recordReturn,
  takeReturn,
  type ReturnedAttempt,
} from "#services/accounts/return-from-channel.ts";
import { type ConnectWish, startConnect } from "#services/accounts/start-connect.ts";
import { env } from "#services/env.ts";
import { log } from "#services/log.ts";
import { adminAddress } from "#services/shops/admin-address.ts";
import { connectors } from "./connectors.server.ts";

const describeWithinMs = 60_000;

/** As it has to be registered with the channel. */
export function redirectUrlOf(channel: ConnectedChannel): string {
  return `${env.SHOPIFY_APP_URL}/channels/${channel}/callback`;
}

/** @returns the channel's sign-in page. @throws AppError as startConnect; BAD_INPUT for a channel that is not offered */
export async function beginSignIn(shopId: string, wish: ConnectWish): Promise<string> {
  const { auth } = connectorOf(wish.channel);
  const started = await startConnect(shopId, wish);
  return auth.authorizeUrl({ ...started, redirectUrl: redirectUrlOf(wish.channel) });
}

/** @returns the confirm page inside Shopify's admin; null for a return that we did not ask for */
export async function finishSignIn(
  channel: ConnectedChannel,
  parameters: URLSearchParams,
): Promise<string | null> {
  const attempt = await takeReturn(channel, parameters.get("state") ?? "");
  if (attempt === null) return null;
  try {
    await recordReturn(attempt, await askWho(connectorOf(channel), attempt, parameters));
  } catch (thrown) {
    const error = toAppError(thrown);
    log.warn({ err: error, channel }, "a seller came back from a channel without access");
    await recordFailedReturn(attempt, error.code);
  }
  return adminAddress(attempt.shopDomain, `/app/channels/confirm/${attempt.id}`);
}

async function askWho(
  connector: ChannelConnector,
  { region, codeVerifier }: ReturnedAttempt,
  parameters: URLSearchParams,
): Promise<{ tokens: ChannelTokens; account: AccountDescription }> {
  const { auth, channel } = connector;
  const redirectUrl = redirectUrlOf(channel);
  const tokens = await auth.exchange({ region, parameters, codeVerifier, redirectUrl });
  const client = connector.open({
    region,
    sellerId: auth.sellerOf?.(parameters) ?? null,
    accessToken: () => Promise.resolve(tokens.accessToken),
    // No account yet whose calls could be counted; these few wait for nobody.
    takeTurn: () => Promise.resolve(),
    record: () => undefined,
    signal: AbortSignal.timeout(describeWithinMs),
  });
  return { tokens, account: await client.describeAccount() };
}

function connectorOf(channel: ConnectedChannel): ChannelConnector {
  const connector = connectors.get(channel);
  if (connector !== undefined) return connector;
  throw new AppError("BAD_INPUT", `expected a channel that is offered here but received "${channel}"`);
}
