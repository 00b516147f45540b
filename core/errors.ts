/**
 * The one error type of Packshot: a code, a text for logs, a text for people, and what to do next.
 *
 * A bad image is a Verdict and a marketplace refusal is a Publication state; neither is thrown.
 * To add one: a line in `errorTable`.
 */

/** What a job runner does after this error. `after` waits `retryAfterMs` and does not count as an attempt. */
export type Retry = "never" | "backoff" | "after";

interface ErrorRow {
  readonly status: number;
  readonly retry: Retry;
  readonly userMessage: string;
}

export const errorTable = {
  BAD_IMAGE: {
    status: 422,
    retry: "never",
    userMessage:
      "This file is not a picture we can read. Upload a JPEG, PNG, WebP, AVIF, HEIC, TIFF, GIF or BMP.",
  },
  IMAGE_TOO_LARGE: {
    status: 413,
    retry: "never",
    userMessage: "This picture is too large. The limit is 20 MB and 100 megapixels.",
  },
  FETCH_BLOCKED: {
    status: 422,
    retry: "never",
    userMessage: "The picture's address is not on the public internet, so it was not opened.",
  },
  FETCH_FAILED: {
    status: 502,
    retry: "backoff",
    userMessage: "The picture could not be downloaded. It will be tried again.",
  },
  BAD_INPUT: { status: 400, retry: "never", userMessage: "Something in the request is not valid." },
  OVER_LIMIT: {
    status: 402,
    retry: "never",
    userMessage: "Your plan has no pictures left for this. Nothing was started.",
  },
  FORBIDDEN: {
    status: 403,
    retry: "never",
    userMessage: "You may not do this in Packshot. The owner can allow it under Team.",
  },
  NOT_FOUND: { status: 404, retry: "never", userMessage: "This does not exist, or not any more." },
  CONFLICT: { status: 409, retry: "never", userMessage: "This was changed meanwhile. Reload and try again." },
  STALE: {
    status: 409,
    retry: "never",
    userMessage: "The product changed in Shopify after the review. Look again before it is replaced.",
  },
  BUSY: { status: 409, retry: "after", userMessage: "Another change to this product is under way." },
  THROTTLED: { status: 429, retry: "after", userMessage: "Shopify asks us to slow down. We go on shortly." },
  SHOP_UNAVAILABLE: {
    status: 403,
    retry: "never",
    userMessage: "Packshot has no access to this shop any more. Open the app once to reconnect.",
  },
  REAUTH_REQUIRED: {
    status: 403,
    retry: "never",
    userMessage: "The seller account has to be connected again. Nothing was lost.",
  },
  CHANNEL_FAILED: {
    status: 502,
    retry: "backoff",
    userMessage: "Shopify did not answer as expected. It will be tried again.",
  },
  CHANNEL_REFUSED: { status: 422, retry: "never", userMessage: "Shopify refused the picture." },
  SHARED_FILE: {
    status: 422,
    retry: "never",
    userMessage:
      "Another product shows the same file, so it was not changed in place. Nothing was changed. Enhance it again with “Add a new file”.",
  },
  FORMAT_DIFFERS: {
    status: 422,
    retry: "never",
    userMessage:
      "The new picture has another file format than the file in Shopify, so it cannot keep its address. Nothing was changed. Enhance it again with “Add a new file”.",
  },
  INTERNAL: {
    status: 500,
    retry: "backoff",
    userMessage: "Something went wrong on our side. Nothing was lost.",
  },
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof errorTable;

interface AppErrorOptions {
  /** Replaces the table's sentence for people; never holds secrets. */
  readonly userMessage?: string;
  readonly cause?: unknown;
  /** Milliseconds to wait; only read where the table says `after`. */
  readonly retryAfterMs?: number;
}

/** Message template for logs: `expected X for Y but received Z`. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly userMessage: string;
  readonly retryAfterMs: number;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.userMessage = options.userMessage ?? errorTable[code].userMessage;
    this.retryAfterMs = options.retryAfterMs ?? 1_000;
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  get retry(): Retry {
    return errorTable[this.code].retry;
  }
}

/** Any thrown value as an AppError, so that the catch boundaries deal with one type. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError("INTERNAL", message, { cause: thrown });
}
