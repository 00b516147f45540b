/** One request to eBay as it goes over the line, and what came back; recorded without a token. */
import { XMLParser } from "fast-xml-parser";
import { AppError } from "#core/errors.ts";
import type { ChannelSession } from "../connector.ts";
import { addressOf, type EbayConfig } from "./ebay-config.ts";
import type { Answer } from "./judge-answer.ts";

const timeoutMs = 30_000;

export interface Sent {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** @throws AppError CHANNEL_FAILED when no answer came */
export async function transmit(
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
