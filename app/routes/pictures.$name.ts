/**
 * Pictures for marketplaces to fetch: `/pictures/<sha256>.<ending>`.
 *
 * No session is asked for: Amazon fetches them by itself, hours later. Who does not know the hash of the bytes cannot ask,
 * and what is here is on its way to a public listing.
 */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";
import { openPublicPicture } from "#services/publications/public-pictures.ts";
import { errorResponse } from "../error-response.server.ts";

export async function loader({ params }: LoaderFunctionArgs): Promise<Response> {
  try {
    const sha256 = /^([0-9a-f]{64})\.[a-z]+$/.exec(params["name"] ?? "")?.[1];
    const file = sha256 === undefined ? null : await openPublicPicture(sha256);
    if (file === null) return new Response("There is no such picture.", { status: 404 });
    return new Response(Readable.toWeb(file.stream) as ReadableStream<Uint8Array>, {
      headers: {
        "Content-Type": file.mimeType,
        "Content-Length": file.bytes.toString(),
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
      },
    });
  } catch (thrown) {
    return errorResponse(thrown);
  }
}
