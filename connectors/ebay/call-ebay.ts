/**
 * One call to eBay: in turn, with the seller's token, recorded, and judged.
 *
 * The published client forms addresses, headers and XML; the line below it is ours, so that it never sees a failure:
 * its errors hold the token, and it asks for new ones by itself. See docs/decisions/017-marketplace-clients.md.
 */
import eBayApi, { SiteId } from "ebay-api";
import type { IEBayApiRequest } from "ebay-api/request.js";
import type { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { ChannelSession } from "../connector.ts";
import type { EbayConfig } from "./ebay-config.ts";
import { type Answer, isRefusedToken, judge } from "./judge-answer.ts";
import { ebayLimits, type EbayTurn } from "./limits.ts";
import { type Sent, transmit } from "./transmit.ts";

export interface EbayCall<Result> {
  /** eBay's name of it. */
  readonly operation: string;
  readonly turn: EbayTurn;
  readonly result: z.ZodType<Result>;
  /** Of the texts in a record that is written, such as `en-US`. */
  readonly contentLanguage?: string;
  readonly run: (client: eBayApi) => Promise<unknown>;
}

export type CallEbay = <Result>(call: EbayCall<Result>) => Promise<Result>;

export function openCalls(config: EbayConfig, session: ChannelSession): CallEbay {
  return async (call) => {
    const first = await send(config, session, call, await session.accessToken());
    const answer = isRefusedToken(first)
      ? await send(config, session, call, await session.accessToken({ renew: true }))
      : first;
    return judge(call.operation, call.result, answer);
  };
}

async function send(
  config: EbayConfig,
  session: ChannelSession,
  call: EbayCall<unknown>,
  token: string,
): Promise<Answer> {
  await session.takeTurn(call.turn, ebayLimits[call.turn]);
  const answers: Promise<Answer>[] = [];
  const line = openLine((method, url, sent) => {
    answers.push(transmit(config, session, { operation: call.operation, method, url, ...sent }));
    // What the client would make of the answer is not looked at.
    return Promise.resolve({ data: "", status: 200, headers: {} });
  });
  const client = new eBayApi(
    {
      ...{ appId: config.clientId, certId: config.clientSecret, sandbox: false },
      // Needed, and without a meaning for what names a listing by its number.
      siteId: SiteId.EBAY_US,
      autoRefreshToken: false,
      ...(call.contentLanguage !== undefined && { contentLanguage: call.contentLanguage as "en-US" }),
    },
    line,
  );
  client.OAuth2.setCredentials(token);
  await call.run(client);
  const [answer] = answers;
  if (answer === undefined)
    throw new AppError("INTERNAL", `expected ${call.operation} to call eBay but received no call`);
  return answer;
}

type Transmit = (method: string, url: string, sent: Sent) => Promise<unknown>;

/** The published client's own line, by ours. */
function openLine(transmitOne: Transmit): IEBayApiRequest {
  type Settings = { headers?: Sent["headers"]; params?: Sent["params"] } | undefined;
  const bare = (method: string) => (url: string, settings: Settings) =>
    transmitOne(method, url, {
      headers: settings?.headers ?? {},
      params: settings?.params ?? {},
      body: undefined,
    });
  const loaded = (method: string) => (url: string, body: unknown, settings: Settings) =>
    transmitOne(method, url, { headers: settings?.headers ?? {}, params: settings?.params ?? {}, body });
  const line = { get: bare("GET"), delete: bare("DELETE"), post: loaded("POST"), put: loaded("PUT") };
  return {
    instance: null,
    ...line,
    postForm: line.post,
    patch: loaded("PATCH"),
  } as unknown as IEBayApiRequest;
}
