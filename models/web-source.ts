/** Fetches a file from an address the operator wrote into the registry. */
import { fetch } from "undici";
import { AppError } from "#core/errors.ts";
import type { WebFile } from "./sources.ts";

const timeoutMs = 15 * 60_000;

/**
 * https from the first address to the last redirect; never more than the file is said to hold.
 *
 * @throws AppError FETCH_FAILED for another scheme, an answer other than 200, a file of another size, or no answer.
 */
export async function takeFromWeb({ url, bytes }: WebFile): Promise<Uint8Array> {
  if (!isHttps(url)) throw failed("an https address", url, new URL(url).protocol);
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch((cause: unknown) => {
    throw failed("an answer", url, cause instanceof Error ? cause.message : String(cause));
  });
  if (!isHttps(response.url)) throw failed("redirects to https only", url, response.url);
  if (!response.ok || response.body === null) throw failed("status 200", url, String(response.status));
  const whole = new Uint8Array(bytes);
  let received = 0;
  for await (const piece of response.body as AsyncIterable<Uint8Array>) {
    if (received + piece.length > bytes) throw failed(`${bytes} bytes`, url, "more");
    whole.set(piece, received);
    received += piece.length;
  }
  if (received < bytes) throw failed(`${bytes} bytes`, url, String(received));
  return whole;
}

function isHttps(url: string): boolean {
  return new URL(url).protocol === "https:";
}

function failed(expected: string, url: string, received: string): AppError {
  return new AppError("FETCH_FAILED", `expected ${expected} for ${url} but received ${received}`, {
    userMessage: "The model's file could not be fetched from the address in the registry.",
  });
}
