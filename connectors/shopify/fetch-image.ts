/** Downloads one picture from an address we did not choose: bounded in size and time, and never into a private network. */
import { Agent, type Dispatcher, request } from "undici";
import { AppError, toAppError } from "#core/errors.ts";
import { sniffFormat } from "#core/sniff-format.ts";
import { publicLookup, refuseAddressLiteral, type Resolve, resolveByDns } from "./public-address.ts";

interface FetchImageOptions {
  /** Origins such as `http://127.0.0.1:4010` that may be private; everything else must be public. */
  readonly trustedOrigins: readonly string[];
  readonly maxBytes: number;
  /** For the whole download, redirects included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** How names become addresses; the system's resolver unless given. */
  readonly resolve?: Resolve;
}

interface FetchedImage {
  readonly bytes: Buffer;
  /** What the bytes are, not what the header says. */
  readonly mimeType: string;
}

const maxRedirects = 3;

/**
 * Throws AppError FETCH_BLOCKED (not http or https, not public, too many redirects), NOT_FOUND (404, 410),
 * FETCH_FAILED (network, time, other statuses), IMAGE_TOO_LARGE, BAD_IMAGE (header or bytes are no picture).
 */
export async function fetchImage(url: string, options: FetchImageOptions): Promise<FetchedImage> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
  const agent = new Agent({
    connect: { lookup: publicLookup(options.resolve ?? resolveByDns) },
    pipelining: 0,
  });
  const trusted = new Agent({ pipelining: 0 });
  try {
    const open = (target: URL) => {
      const isTrusted = options.trustedOrigins.includes(target.origin);
      if (!isTrusted) refuseAddressLiteral(target.hostname);
      return get(target, isTrusted ? trusted : agent, signal);
    };
    const answer = await followRedirects(parseAddress(url), open);
    return await readImage(url, answer, options.maxBytes);
  } catch (thrown) {
    options.signal?.throwIfAborted();
    throw asFetchError(url, thrown);
  } finally {
    await Promise.all([agent.destroy(), trusted.destroy()]);
  }
}

function parseAddress(url: string, base?: URL): URL {
  const target = URL.parse(url, base);
  if (target === null || !["http:", "https:"].includes(target.protocol)) {
    throw new AppError(
      "FETCH_BLOCKED",
      `expected an http(s) address for a picture but received ${withoutQuery(url)}`,
    );
  }
  return target;
}

type Answer = Dispatcher.ResponseData;

function get(target: URL, dispatcher: Dispatcher, signal: AbortSignal): Promise<Answer> {
  // "image/*" without naming WebP or AVIF: a CDN then sends the file as it was uploaded.
  const headers = { accept: "image/*", "accept-encoding": "identity", "user-agent": "Packshot" };
  return request(target, { dispatcher, signal, headers });
}

async function followRedirects(start: URL, open: (target: URL) => Promise<Answer>): Promise<Answer> {
  let target = start;
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const answer = await open(target);
    const location = headerOf(answer, "location");
    if (answer.statusCode < 300 || answer.statusCode >= 400 || location === "") return answer;
    await answer.body.dump();
    target = parseAddress(location, target);
  }
  throw new AppError(
    "FETCH_BLOCKED",
    `expected at most ${maxRedirects} redirects for ${withoutQuery(start.href)}`,
  );
}

async function readImage(url: string, answer: Answer, maxBytes: number): Promise<FetchedImage> {
  refuseStatus(url, answer.statusCode);
  const claimed = headerOf(answer, "content-type");
  if (!/^image\//iu.test(claimed)) {
    throw new AppError(
      "BAD_IMAGE",
      `expected content type image/* for ${withoutQuery(url)} but received ${claimed}`,
    );
  }
  const bytes = await readBody(answer, maxBytes);
  const format = sniffFormat(bytes);
  if (format === null) {
    throw new AppError(
      "BAD_IMAGE",
      `expected the bytes of a picture for ${withoutQuery(url)} but received others`,
    );
  }
  return { bytes, mimeType: `image/${format}` };
}

function refuseStatus(url: string, status: number): void {
  if (status === 200) return;
  const message = `expected status 200 for ${withoutQuery(url)} but received ${status}`;
  if (status === 404 || status === 410) {
    throw new AppError("NOT_FOUND", message, { userMessage: "The picture is not at its address any more." });
  }
  throw new AppError("FETCH_FAILED", message);
}

/** Stops at the limit, whatever length was announced. */
async function readBody(answer: Answer, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const announced = Number(headerOf(answer, "content-length"));
  if (announced > maxBytes) throw tooLarge(maxBytes, announced);
  let received = 0;
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (received > maxBytes) throw tooLarge(maxBytes, received);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number, received: number): AppError {
  return new AppError(
    "IMAGE_TOO_LARGE",
    `expected at most ${maxBytes} bytes for a picture but received ${received}`,
  );
}

function headerOf(answer: Answer, name: string): string {
  const value = answer.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

function asFetchError(url: string, thrown: unknown): AppError {
  const error = toAppError(thrown);
  if (error.code !== "INTERNAL") return error;
  return new AppError(
    "FETCH_FAILED",
    `expected a picture from ${withoutQuery(url)} but received ${error.message}`,
    {
      cause: thrown,
    },
  );
}

/** Signed addresses carry their secret in the query, so logs get the rest only. */
function withoutQuery(url: string): string {
  return url.split(/[?#]/u, 1)[0] ?? "";
}
