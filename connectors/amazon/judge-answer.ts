/** What an answer of Amazon means to us. https://developer-docs.amazon.com/sp-api/docs/sp-api-errors */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import { amazonLimits, type AmazonOperation } from "./limits.ts";

export interface Answer {
  readonly status: number;
  /** Undefined when there was none, or none that is JSON. */
  readonly body: unknown;
  readonly retryAfter: string | null;
  /** Calls a second; not always given. */
  readonly rateLimit: string | null;
  readonly requestId: string | null;
}

const errorsSchema = z.object({
  errors: z.array(z.object({ code: z.string(), message: z.string(), details: z.string().nullish() })),
});

export type AmazonError = z.infer<typeof errorsSchema>["errors"][number];

/** Amazon said no to what was sent, for reasons that trying again does not change. */
export class AmazonRefused extends AppError {
  readonly errors: readonly AmazonError[];

  constructor(message: string, errors: readonly AmazonError[]) {
    super("CHANNEL_REFUSED", message);
    this.errors = errors;
  }
}

/** An expired token is told with 403, as a role that is missing is. */
export function isRefusedToken({ status }: Answer): boolean {
  return status === 401 || status === 403;
}

/** @throws AmazonRefused; AppError REAUTH_REQUIRED, NOT_FOUND, THROTTLED, CHANNEL_FAILED */
export function judge<Result extends z.ZodType>(
  { operation, result }: { readonly operation: AmazonOperation; readonly result: Result },
  answer: Answer,
): z.infer<Result> {
  const { status } = answer;
  if (status >= 200 && status < 300) {
    const read = result.safeParse(answer.body);
    if (read.success) return read.data;
    throw new AppError(
      "CHANNEL_FAILED",
      `expected ${operation} to answer as documented: ${read.error.message}`,
    );
  }
  const { errors } = errorsSchema.catch({ errors: [] }).parse(answer.body);
  const said = errors.map(({ code, message, details }) =>
    [code, message, details].filter(Boolean).join(": "),
  );
  const message = `expected ${operation} to be carried out but received ${status}: ${said.join("; ") || "no reason"}`;
  if (isRefusedToken(answer)) throw new AppError("REAUTH_REQUIRED", message);
  if (status === 404) throw new AppError("NOT_FOUND", message);
  if (status === 429)
    throw new AppError("THROTTLED", message, { retryAfterMs: waitAfter(operation, answer) });
  if (status === 400 && errors.length > 0) throw new AmazonRefused(message, errors);
  throw new AppError("CHANNEL_FAILED", message);
}

/** What the answer asks for, else until one more call is allowed at the rate it names or the documents do. */
function waitAfter(operation: AmazonOperation, { retryAfter, rateLimit }: Answer): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  if (Number.isFinite(seconds)) return 1_000 * seconds;
  const named = Number(rateLimit ?? Number.NaN);
  return Math.ceil(1_000 / (named > 0 ? named : amazonLimits[operation].perSecond));
}
