/** Renders a page to a stream; bots get it whole, people as it comes. */
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { log } from "#services/log.ts";
import { dropPadding } from "./drop-padding.server.ts";
import type { FrameView } from "./frame-view.ts";
import { allowFraming } from "./framing.server.ts";
import { i18nOf, languageOfStranger } from "./i18n/i18n.server.ts";

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
      <I18nextProvider i18n={i18nOf(languageOf(request, context))}>
        <RemixServer context={context} url={request.url} abortDelay={renderTimeoutMs} />
      </I18nextProvider>,
      {
        [readyEvent]: () => {
          headers.set("Content-Type", "text/html; charset=utf-8");
          const body = dropPadding();
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

/** The frame knows the merchant's language; a page outside of it asks the request. */
function languageOf(request: Request, { staticHandlerContext }: EntryContext): string {
  const frame = staticHandlerContext.loaderData["routes/app"] as Partial<FrameView> | undefined;
  return frame?.language ?? languageOfStranger(request);
}

/** Everything a loader or action did not answer by itself. */
export function handleError(thrown: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return;
  log.error({ err: thrown, path: new URL(request.url).pathname }, "a request failed");
}
