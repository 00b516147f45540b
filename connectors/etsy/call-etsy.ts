/**
 * One call to Etsy's Open API v3: in turn, with the seller's token, recorded, and judged.
 *
 * A client of our own because the published one sends files without a name and lists in a form Etsy does not take; see
 * docs/decisions/017-marketplace-clients.md.
 */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { ChannelSession, RateLimit } from "../connector.ts";
import type { EtsyConfig } from "./etsy-config.ts";

/** Of each account. */
export const etsyLimits = { call: { perSecond: 8, burst: 2 } } as const satisfies Record<string, RateLimit>;

/**
 * Etsy counts by app, over all its sellers. What it grants a new commercial app is 10 in any second, so that a burst and
 * a second's refill together stay below.
 */
const appLimit: RateLimit = { perSecond: 8, burst: 2, isShared: true };

const timeoutMs = 30_000;
const throttledWaitMs = 1_000;

export interface EtsyCall<Result extends z.ZodType> {
  /** Etsy's operation id. */
  readonly operation: string;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams | FormData | string;
  readonly result: Result;
}

/** Etsy said no to what was sent, for a reason that trying again does not change. */
export class EtsyRefused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export type CallEtsy = <Result extends z.ZodType>(call: EtsyCall<Result>) => Promise<z.infer<Result>>;

export function openCalls(config: EtsyConfig, session: ChannelSession): CallEtsy {
  return async (call) => {
    const first = await send(config, session, call, await session.accessToken());
    const answer =
      first.status === 401
        ? await send(config, session, call, await session.accessToken({ renew: true }))
        : first;
    return judge(call, answer);
  };
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: unknown;
}

async function send(
  config: EtsyConfig,
  session: ChannelSession,
  call: EtsyCall<z.ZodType>,
  token: string,
): Promise<Answer> {
  await session.takeTurn("call", etsyLimits.call);
  await session.takeTurn("app", appLimit);
  const url = new URL(call.path, config.apiUrl);
  url.search = new URLSearchParams(call.query).toString();
  const startedAt = performance.now();
  const note = (status: number | null, response: unknown) => {
    session.record({
      operation: call.operation,
      method: call.method,
      url: url.href,
      request: describeBody(call.body),
      status,
      response,
      requestId: null,
      ms: Math.round(performance.now() - startedAt),
    });
  };
  try {
    const response = await fetch(url, {
      method: call.method,
      headers: {
        "x-api-key": `${config.keystring}:${config.sharedSecret}`,
        authorization: `Bearer ${token}`,
        ...(typeof call.body === "string" && { "content-type": "application/json" }),
      },
      ...(call.body !== undefined && { body: call.body }),
      signal: AbortSignal.any([session.signal, AbortSignal.timeout(timeoutMs)]),
    });
    const body: unknown = response.status === 204 ? null : await response.json().catch(() => undefined);
    note(response.status, body);
    return { status: response.status, retryAfter: response.headers.get("retry-after"), body };
  } catch (cause) {
    session.signal.throwIfAborted();
    note(null, null);
    throw new AppError(
      "CHANNEL_FAILED",
      `expected an answer of Etsy to ${call.operation} but received none`,
      { cause },
    );
  }
}

function judge<Result extends z.ZodType>(call: EtsyCall<Result>, answer: Answer): z.infer<Result> {
  const { status } = answer;
  if (status >= 200 && status < 300) {
    const read = call.result.safeParse(answer.body);
    if (read.success) return read.data;
    throw new AppError(
      "CHANNEL_FAILED",
      `expected ${call.operation} to answer as documented: ${read.error.message}`,
    );
  }
  const said = sayWhy(answer.body);
  const message = `expected ${call.operation} to be carried out but received ${status}: ${said}`;
  if (status === 401) throw new AppError("REAUTH_REQUIRED", message);
  if (status === 403 && /scope|token|permission/i.test(said)) throw new AppError("REAUTH_REQUIRED", message);
  if (status === 404) throw new AppError("NOT_FOUND", message);
  if (status === 429) {
    const seconds = Number(answer.retryAfter ?? Number.NaN);
    const retryAfterMs = Number.isFinite(seconds) ? 1_000 * seconds : throttledWaitMs;
    throw new AppError("THROTTLED", message, { retryAfterMs });
  }
  // Two writers at once: the other one is soon done. https://github.com/etsy/open-api/issues/427
  if (/inconsistent order/i.test(said))
    throw new AppError("BUSY", message, { retryAfterMs: throttledWaitMs });
  if (status === 400 || status === 409) throw new EtsyRefused(status, said);
  throw new AppError("CHANNEL_FAILED", message);
}

function sayWhy(body: unknown): string {
  const read = z.object({ error: z.string(), error_description: z.string().optional() }).safeParse(body);
  return read.success
    ? [read.data.error, read.data.error_description].filter(Boolean).join(": ")
    : "no reason";
}

/** For the audit: fields as they are, a file as its name and size. */
function describeBody(body: EtsyCall<z.ZodType>["body"]): unknown {
  if (body === undefined) return null;
  if (typeof body === "string") return JSON.parse(body);
  const told = [...body].map(([name, part]) => [
    name,
    typeof part === "string" ? part : { file: part.name, bytes: part.size },
  ]);
  return Object.fromEntries(told) as unknown;
}
