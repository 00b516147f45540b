/** Streams the result of an export line by line; a connection that breaks is taken up where it broke. */
import { Agent, request } from "undici";
import { AppError, toAppError } from "#core/errors.ts";
import { publicLookup, refuseAddressLiteral, resolveByDns } from "../public-address.ts";

interface ReadLinesOptions {
  /** Origins that may be private; everything else must be public. */
  readonly trustedOrigins: readonly string[];
  readonly signal?: AbortSignal;
  /** A longer line is not held in memory; `null` stands for it. */
  readonly maxLineBytes?: number;
}

/** Breaks without a byte in between; a break after progress begins the count anew. */
const maxBreaks = 5;
const newline = 10;

/**
 * Empty lines are left out. Throws NOT_FOUND when the address has expired (403, 404, 410), FETCH_BLOCKED for a private
 * address, FETCH_FAILED when it breaks five times at one place.
 */
export async function* readLines(url: string, options: ReadLinesOptions): AsyncGenerator<string | null> {
  const { maxLineBytes = 1_000_000 } = options;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const take = (): string | null => {
    const line = heldBytes > maxLineBytes ? null : Buffer.concat(held).toString("utf8");
    [held, heldBytes] = [[], 0];
    return line;
  };
  for await (const chunk of readBytes(url, options)) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      held.push(chunk.subarray(from, end));
      heldBytes += end - from;
      from = end + 1;
      const line = take();
      if (line !== "") yield line;
    }
    heldBytes += chunk.length - from;
    held = heldBytes > maxLineBytes ? [] : [...held, chunk.subarray(from)];
  }
  const last = take();
  if (last !== "") yield last;
}

async function* readBytes(url: string, options: ReadLinesOptions): AsyncGenerator<Buffer> {
  let [read, breaks] = [0, 0];
  for (;;) {
    try {
      for await (const chunk of openFrom(url, read, options)) {
        read += chunk.length;
        breaks = 0;
        yield chunk;
      }
      return;
    } catch (thrown) {
      options.signal?.throwIfAborted();
      breaks += 1;
      const error = toAppError(thrown);
      if (error.code !== "INTERNAL" && error.code !== "FETCH_FAILED") throw error;
      if (breaks >= maxBreaks)
        throw new AppError("FETCH_FAILED", `expected the lines of an export but received ${error.message}`, {
          cause: thrown,
        });
    }
  }
}

async function* openFrom(
  url: string,
  from: number,
  { trustedOrigins, signal }: ReadLinesOptions,
): AsyncGenerator<Buffer> {
  const target = new URL(url);
  const isTrusted = trustedOrigins.includes(target.origin);
  if (!isTrusted) refuseAddressLiteral(target.hostname);
  const agent = isTrusted ? new Agent() : new Agent({ connect: { lookup: publicLookup(resolveByDns) } });
  try {
    const answer = await request(target, {
      ...{ dispatcher: agent, signal: signal ?? null },
      headers: { "accept-encoding": "identity", ...(from > 0 && { range: `bytes=${from}-` }) },
    });
    // All of it was read already; the connection broke behind the last byte.
    if (answer.statusCode === 416 && from > 0) return;
    refuseStatus(answer.statusCode);
    let skip = answer.statusCode === 206 ? 0 : from;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      if (chunk.length > skip) yield chunk.subarray(skip);
      skip = Math.max(0, skip - chunk.length);
    }
  } finally {
    await agent.destroy();
  }
}

function refuseStatus(status: number): void {
  if (status === 200 || status === 206) return;
  const code = [403, 404, 410].includes(status) ? "NOT_FOUND" : "FETCH_FAILED";
  throw new AppError(code, `expected the lines of an export but received status ${status}`);
}
