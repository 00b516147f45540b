/**
 * Where a channel sends a seller after the sign-in.
 *
 * No session is asked for: the sign-in page refuses to be framed, so this is a top-level visit outside Shopify's admin,
 * where there is no session token and the browser sends no cookie of ours. The `state` is the only thing that is believed:
 * 256 random bits of which we keep the hash, used once and within ten minutes. It names shop and person, and what was
 * brought is linked only after that person, back in the admin and signed in there, has confirmed it; so nobody can make
 * somebody else's shop publish to an account of their own.
 */
import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { connectedChannels } from "#core/publishing/channel-traits.ts";
import { errorResponse } from "../error-response.server.ts";
import { i18nOf, languageOfStranger } from "../i18n/i18n.server.ts";
import { finishSignIn } from "../sign-in.server.ts";

/** The address holds a code that is good for some seconds more. */
const headers = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
};

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const channel = connectedChannels.find((name) => name === params["channel"]);
  if (channel === undefined) return new Response("There is no such channel.", { status: 404 });
  try {
    const next = await finishSignIn(channel, new URL(request.url).searchParams);
    return next === null ? refusal(request) : redirect(next, { headers });
  } catch (thrown) {
    return errorResponse(thrown);
  }
}

function refusal(request: Request): Response {
  const language = languageOfStranger(request);
  const { t } = i18nOf(language);
  const page = `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t("accounts:stray.title")}</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 15vh auto; max-width: 30em; padding: 0 24px }</style>
<main><h1>${t("accounts:stray.title")}</h1><p>${t("accounts:stray.text")}</p></main>
</html>`;
  return new Response(page, {
    status: 400,
    headers: { ...headers, "Content-Type": "text/html; charset=utf-8" },
  });
}
