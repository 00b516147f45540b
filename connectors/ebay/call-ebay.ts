/**
 * One call to eBay: in turn, with the seller's token, recorded, and judged.
 *
 * The published client forms addresses, headers and XML; the line below it is ours, so that it never sees a failure:
 * its errors hold the token, and it asks for new ones by itself. See docs/decisions/017-marketplace-clients.md.
 */
import eBayApi, { SiteId } from "ebay-api";
import type { IEBayApiRequest } from "ebay-api/request.js";
import { XMLParser } from "fast-xml-parser";
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { ChannelSession } from "../connector.ts";
import { addressOf, type EbayConfig } from "./ebay-config.ts";
import { type Answer, isRefusedToken, judge } from "./judge-answer.ts";
import { ebayLimits, type EbayTurn } from "./limits.ts";

const timeoutMs = 30_000;

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

interface Sent {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: unknown;
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

async function transmit(
  config: EbayConfig,
  session: ChannelSession,
  { operation, method, url, ...sent }: Sent & { operation: string; method: string; url: string },
): Promise<Answer> {
  const address = addressOf(config, url);
  for (const [name, value] of definedIn(sent.params)) address.searchParams.set(name, value);
  const startedAt = performance.now();
  const note = (status: number | null, response: unknown, requestId: string | null) => {
    session.record({
      ...{ operation, method, url: address.href, request: describe(sent.body), status, response, requestId },
      ms: Math.round(performance.now() - startedAt),
    });
  };
  try {
    const response = await fetch(address, {
      method,
      headers: headersOf(sent),
      ...(sent.body !== undefined && { body: bodyOf(sent.body) }),
      signal: AbortSignal.any([session.signal, AbortSignal.timeout(timeoutMs)]),
    });
    const body = read(await response.text());
    note(response.status, body ?? null, response.headers.get("x-ebay-c-request-id"));
    return { status: response.status, retryAfter: response.headers.get("retry-after"), body };
  } catch (cause) {
    session.signal.throwIfAborted();
    note(null, null, null);
    const message = `expected an answer of eBay to ${operation} but received none`;
    throw new AppError("CHANNEL_FAILED", message, { cause });
  }
}

const definedIn = (values: Readonly<Record<string, unknown>>): (readonly [string, string])[] =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => [name, String(value)]);

/** A form says itself where its parts end; packing is the line's own affair. */
function headersOf({ headers, body }: Sent): Headers {
  const made = new Headers(definedIn(headers).map(([name, value]) => [name, value]));
  made.delete("accept-encoding");
  if (body instanceof FormData) made.delete("content-type");
  return made;
}

const bodyOf = (body: unknown): string | FormData =>
  body instanceof FormData || typeof body === "string" ? body : JSON.stringify(body);

/** All values stay texts: a SKU such as 007 or 1e5 is not a number. */
const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, ignoreDeclaration: true });

/** JSON, or what stands in the root of XML; undefined for anything else. */
function read(text: string): unknown {
  try {
    if (text.startsWith("<")) return Object.values(parser.parse(text) as Record<string, unknown>)[0];
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** For the audit: what was sent, a file as its name and size. Tokens travel in headers, which are not kept. */
function describe(body: unknown): unknown {
  if (!(body instanceof FormData)) return body ?? null;
  const told = [...body].map(([name, part]) => [
    name,
    typeof part === "string" ? part : { file: part.name, bytes: part.size },
  ]);
  return Object.fromEntries(told) as unknown;
}
