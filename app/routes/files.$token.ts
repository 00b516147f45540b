/**
 * Files from storage: pictures for `<img>`, ZIPs to keep.
 *
 * No session is asked for: the browser fetches images without App Bridge's Authorization header, and third-party
 * cookies do not reach an embedded app. The signed token names shop and file and runs out within hours.
 */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { openSignedFile } from "#services/files/open-signed-file.ts";
import { errorResponse } from "../error-response.server.ts";

/** A file never changes under its token; `private`, because it belongs to one shop. */
const shown = { "Cache-Control": "private, max-age=31536000, immutable" };

/** Nothing for a browser's cache to hold: it is large, and fetched once. The name is our own, plain ASCII. */
const kept = (name: string) => ({
  "Cache-Control": "private, no-store",
  "Content-Disposition": `attachment; filename="${name}"`,
});

export async function loader({ params }: LoaderFunctionArgs): Promise<Response> {
  try {
    const file = await openSignedFile(params["token"] ?? "");
    if (file === null)
      return new Response("This file does not exist, or its address has run out.", { status: 404 });
    return new Response(file.stream, {
      headers: {
        "Content-Type": file.mimeType,
        "Content-Length": file.bytes.toString(),
        ...(file.downloadName === null ? shown : kept(file.downloadName)),
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
      },
    });
  } catch (thrown) {
    return errorResponse(thrown);
  }
}
