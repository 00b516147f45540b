/** A client of the stand-in for eBay, started anew for each test of the file that imports it. */
import sharp from "sharp";
import { afterEach, beforeEach, expect } from "vitest";

import { type EbaySandbox, type EbaySandboxOptions, startEbaySandbox } from "../server.ts";

/** Of the test that runs. */
export let ebay: EbaySandbox;
let token: string;
export const scope = ["sell.inventory", "commerce.identity.readonly"]
  .map((name) => `https://api.ebay.com/oauth/api_scope/${name}`)
  .join(" ");

beforeEach(async () => {
  ebay = await startEbaySandbox();
  await actAs();
});
afterEach(async () => {
  expect(ebay.violations).toEqual([]);
  await ebay.stop();
});

export interface Given {
  readonly access_token: string;
  readonly refresh_token: string;
}

export async function signIn(seller = "eb7k2demo01"): Promise<Given> {
  const asked = new URLSearchParams({
    client_id: ebay.clientId,
    redirect_uri: ebay.ruName,
    response_type: "code",
    scope,
    state: "s",
  });
  const page = await fetch(`${ebay.url}/oauth2/authorize?${asked.toString()}`, {
    method: "POST",
    body: new URLSearchParams({ seller, decision: "allow" }),
    redirect: "manual",
  });
  const code = new URL(page.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const given = await askToken({ grant_type: "authorization_code", code, redirect_uri: ebay.ruName });
  return (await given.json()) as Given;
}

export const askToken = (form: Record<string, string>, secret = ebay.clientSecret) =>
  fetch(`${ebay.url}/identity/v1/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${ebay.clientId}:${secret}`).toString("base64")}` },
    body: new URLSearchParams(form),
  });

const english = { "content-type": "application/json", "content-language": "en-US" };

export async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = body instanceof FormData ? {} : english,
): Promise<Response> {
  return fetch(`${ebay.url}${path}`, {
    method,
    headers: { ...headers, authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
}

export const picture = (width: number, height = width, colour = "#336699") =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

export function upload(bytes: Uint8Array): Promise<Response> {
  const form = new FormData();
  form.set("image", new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }), "a.jpg");
  return call("POST", "/commerce/media/v1_beta/image/create_image_from_file", form);
}

export async function uploaded(bytes: Uint8Array): Promise<string> {
  return ((await (await upload(bytes)).json()) as { imageUrl: string }).imageUrl;
}

export const seed = async (listing: object) => {
  const made = await fetch(`${ebay.url}/__sandbox/listings`, {
    method: "POST",
    body: JSON.stringify(listing),
  });
  return ((await made.json()) as { listingId: string }[])[0]?.listingId ?? "";
};
export const errorOf = async (answer: Response) => {
  const { errors } = (await answer.json()) as { errors: { errorId: number }[] };
  return { status: answer.status, errorId: errors[0]?.errorId };
};
export const shown = async (listingId: string) => {
  const page = await (await fetch(`${ebay.url}/itm/${listingId}`)).text();
  return [...page.matchAll(/<img src="([^"]+)"/g)].map((found) => found[1]);
};
export const record = (sku: string) => `/sell/inventory/v1/inventory_item/${encodeURIComponent(sku)}`;

/** Calls are made with a fresh token of this seller from now on. */
export async function actAs(seller?: string): Promise<void> {
  token = (await signIn(seller)).access_token;
}

export async function restart(options: EbaySandboxOptions): Promise<void> {
  await ebay.stop();
  ebay = await startEbaySandbox(options);
}
