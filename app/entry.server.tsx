/** Renders a page to a stream; bots get it whole, people as it comes. */
import { PassThrough } from "node:stream";
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "#services/log.ts";
import { allowFraming } from "./framing.server.ts";

const renderTimeoutMs = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  allowFraming(request, headers);
  const readyEvent = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={renderTimeoutMs} />,
      {
        [readyEvent]: () => {
          headers.set("Content-Type", "text/html; charset=utf-8");
          const body = new PassThrough();
          resolve(
            new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError: (thrown: unknown) => {
          failed = true;
          log.error({ err: thrown }, "a page failed to render");
        },
      },
    );
    setTimeout(abort, renderTimeoutMs + 1_000).unref();
  });
}

/** Everything a loader or action did not answer by itself. */
export function handleError(thrown: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return;
  log.error({ err: thrown, path: new URL(request.url).pathname }, "a request failed");
}
