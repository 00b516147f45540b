/**
 * A merchant at the app's own HTTP routes, authenticated as the admin does it: a fresh session token per request.
 *
 * Loaders and actions are asked the way Remix's own client asks them, with `_data=<route id>`.
 */
import { Refusal } from "./refusal.ts";

export interface MerchantSession {
  /** The loader's JSON. */
  read<Data>(path: string, routeId: string): Promise<Data>;
  /** The action's JSON, or the path it redirects to. */
  post(path: string, routeId: string, fields: readonly (readonly [string, string])[]): Promise<Posted>;
}

export interface Posted {
  readonly redirectedTo: string | null;
  readonly data: unknown;
}

/** Shopify's library answers 410 to whoever does not look like a browser. */
const browser =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** @param userId one of the shop's people, by Shopify's user id; its owner when left out */
export function openMerchantSession(
  appUrl: string,
  sandboxUrl: string,
  shopDomain: string,
  userId?: string,
): MerchantSession {
  const send = async (path: string, routeId: string, init: RequestInit): Promise<Response> => {
    const who = userId === undefined ? "" : `&user=${userId}`;
    const token = await fetch(`${sandboxUrl}/__sandbox/session-token?shop=${shopDomain}${who}`);
    const url = new URL(path, appUrl);
    url.searchParams.set("_data", routeId);
    const headers = { authorization: `Bearer ${await token.text()}`, "user-agent": browser };
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    if (response.status < 400 && !response.headers.has("x-remix-error")) return response;
    throw new Refusal(
      `${init.method ?? "GET"} ${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`,
    );
  };
  return {
    async read<Data>(path: string, routeId: string) {
      const response = await send(path, routeId, {});
      return (await response.json()) as Data;
    },
    async post(path, routeId, fields) {
      const response = await send(path, routeId, {
        method: "POST",
        body: new URLSearchParams(fields.map(([k, v]) => [k, v])),
      });
      const redirectedTo = response.headers.get("x-remix-redirect") ?? response.headers.get("location");
      const isJson = response.headers.get("content-type")?.includes("json") ?? false;
      return { redirectedTo, data: redirectedTo === null && isJson ? await response.json() : null };
    },
  };
}
