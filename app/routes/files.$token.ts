/**
 * Pictures from storage, for `<img>`.
 *
 * No session is asked for: the browser fetches images without App Bridge's Authorization header, and third-party
 * cookies do not reach an embedded app. The signed token names shop and file and runs out within hours.
 */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { openSignedFile } from "#services/files/open-signed-file.ts";
import { errorResponse } from "../error-response.server.ts";

export async function loader({ params }: LoaderFunctionArgs): Promise<Response> {
  try {
    const file = await openSignedFile(params["token"] ?? "");
    if (file === null)
      return new Response("This file does not exist, or its address has run out.", { status: 404 });
    return new Response(file.stream, {
      headers: {
        "Content-Type": file.mimeType,
        "Content-Length": file.bytes.toString(),
        // A file never changes under its token; `private`, because it belongs to one shop.
        "Cache-Control": "private, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
      },
    });
  } catch (thrown) {
    return errorResponse(thrown);
  }
}
