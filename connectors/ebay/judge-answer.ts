/** What an answer of eBay means to us, from REST and from Trading, whose failures come with status 200. */
import { z } from "zod";
import { AppError } from "#core/errors.ts";

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  /** Undefined when there was none that could be read. */
  readonly body: unknown;
}

interface Complaint {
  readonly code: number;
  readonly message: string;
}

/** eBay said no to what was sent, for a reason that trying again does not change. */
export class EbayRefused extends Error {
  readonly code: string;

  constructor({ code, message }: Complaint) {
    super(message);
    this.code = code.toString();
  }
}

const throttledWaitMs = 5_000;
/** Trading's count of calls begins anew each day; it does not say when. */
const usageWaitMs = 3_600_000;
const concurrentWrite = 25025;

const restErrors = z.object({
  errors: z.array(z.object({ errorId: z.number(), message: z.string(), longMessage: z.string().optional() })),
});
const number = z.coerce.number();
const tradingError = z.object({
  ErrorCode: number,
  LongMessage: z.string().optional(),
  ShortMessage: z.string(),
  SeverityCode: z.string(),
});
const tradingErrors = z.object({
  Ack: z.string(),
  Errors: z.union([tradingError, z.array(tradingError)]).optional(),
});

/** https://developer.ebay.com/devzone/xml/docs/reference/ebay/errors/errormessages.htm */
const trading = {
  token: new Set([841, 930, 931, 932, 16110, 17470, 21916984, 21917053]),
  usage: new Set([518, 21919144]),
  gone: new Set([17, 291]),
  internal: new Set([10007, 10001, 16100]),
} as const;

/** True when a new token may help. */
export function isRefusedToken(answer: Answer): boolean {
  return answer.status === 401 || complaintOf(answer, trading.token) !== null;
}

/** @throws AppError or EbayRefused, unless the call was carried out and answered as documented */
export function judge<Result>(operation: string, result: z.ZodType<Result>, answer: Answer): Result {
  const { status } = answer;
  const first = complaintsIn(answer)[0] ?? null;
  if (status >= 200 && status < 300 && first === null) {
    const read = result.safeParse(answer.body);
    if (read.success) return read.data;
    const message = `expected ${operation} to answer as documented: ${read.error.message}`;
    throw new AppError("CHANNEL_FAILED", message);
  }
  const said = first === null ? "no reason" : `${first.message} (${first.code})`;
  const message = `expected ${operation} to be carried out but received ${status}: ${said}`;
  // 403 is a scope the seller did not grant.
  if (isRefusedToken(answer) || status === 403) throw new AppError("REAUTH_REQUIRED", message);
  if (status === 404 || complaintOf(answer, trading.gone) !== null) throw new AppError("NOT_FOUND", message);
  if (status === 429) throw new AppError("THROTTLED", message, { retryAfterMs: waitOf(answer) });
  if (complaintOf(answer, trading.usage) !== null)
    throw new AppError("THROTTLED", message, { retryAfterMs: usageWaitMs });
  if (first?.code === concurrentWrite) throw new AppError("BUSY", message, { retryAfterMs: throttledWaitMs });
  const isFinal = status < 300 || status === 400 || status === 409;
  if (first !== null && isFinal && complaintOf(answer, trading.internal) === null)
    throw new EbayRefused(first);
  throw new AppError("CHANNEL_FAILED", message);
}

function complaintOf(answer: Answer, codes: ReadonlySet<number>): Complaint | null {
  if (answer.status !== 200) return null;
  return complaintsIn(answer).find(({ code }) => codes.has(code)) ?? null;
}

function complaintsIn({ body }: Answer): readonly Complaint[] {
  const rest = restErrors.safeParse(body);
  if (rest.success)
    return rest.data.errors.map((one) => ({ code: one.errorId, message: one.longMessage ?? one.message }));
  const xml = tradingErrors.safeParse(body);
  if (!xml.success || (xml.data.Ack !== "Failure" && xml.data.Ack !== "PartialFailure")) return [];
  return [xml.data.Errors ?? []]
    .flat()
    .filter(({ SeverityCode }) => SeverityCode === "Error")
    .map((one) => ({ code: one.ErrorCode, message: one.LongMessage ?? one.ShortMessage }));
}

function waitOf({ retryAfter }: Answer): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isFinite(seconds) ? 1_000 * seconds : throttledWaitMs;
}
