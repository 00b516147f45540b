/** The stand-in for eBay, asked over HTTP as a client asks it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { NewFault } from "../common/faults.ts";
import { type EbaySandbox, startEbaySandbox } from "./server.ts";

let ebay: EbaySandbox;
let token: string;
const scope = ["sell.inventory", "commerce.identity.readonly"]
  .map((name) => `https://api.ebay.com/oauth/api_scope/${name}`)
  .join(" ");

beforeEach(async () => {
  ebay = await startEbaySandbox();
  token = (await signIn()).access_token;
});
afterEach(async () => {
  expect(ebay.violations).toEqual([]);
  await ebay.stop();
});

interface Given {
  readonly access_token: string;
  readonly refresh_token: string;
}

async function signIn(seller = "eb7k2demo01"): Promise<Given> {
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

const askToken = (form: Record<string, string>, secret = ebay.clientSecret) =>
  fetch(`${ebay.url}/identity/v1/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${ebay.clientId}:${secret}`).toString("base64")}` },
    body: new URLSearchParams(form),
  });

async function call(method: string, path: string, body?: unknown): Promise<Response> {
  const isForm = body instanceof FormData;
  return fetch(`${ebay.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(!isForm && { "content-type": "application/json", "content-language": "en-US" }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
}

const picture = (width: number, height = width, colour = "#336699") =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

function upload(bytes: Uint8Array): Promise<Response> {
  const form = new FormData();
  form.set("image", new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }), "a.jpg");
  return call("POST", "/commerce/media/v1_beta/image/create_image_from_file", form);
}

async function uploaded(bytes: Uint8Array): Promise<string> {
  return ((await (await upload(bytes)).json()) as { imageUrl: string }).imageUrl;
}

const seed = async (listing: object) => {
  const made = await fetch(`${ebay.url}/__sandbox/listings`, {
    method: "POST",
    body: JSON.stringify(listing),
  });
  return ((await made.json()) as { listingId: string }[])[0]?.listingId ?? "";
};
const errorOf = async (answer: Response) => {
  const { errors } = (await answer.json()) as { errors: { errorId: number }[] };
  return { status: answer.status, errorId: errors[0]?.errorId };
};
const shown = async (listingId: string) => {
  const page = await (await fetch(`${ebay.url}/itm/${listingId}`)).text();
  return [...page.matchAll(/<img src="([^"]+)"/g)].map((found) => found[1]);
};
const record = (sku: string) => `/sell/inventory/v1/inventory_item/${encodeURIComponent(sku)}`;

describe("sign-in", () => {
  it("refreshes without giving a new refresh token, and not beyond what was granted", async () => {
    const { refresh_token } = await signIn();
    const refresh = { grant_type: "refresh_token", refresh_token };
    const good = (await (await askToken({ ...refresh, scope })).json()) as Partial<Given>;
    expect(good.access_token).toMatch(/^v\^1\.1#/);
    expect(good.refresh_token).toBeUndefined();
    const greedy = await askToken({
      ...refresh,
      scope: `${scope} https://api.ebay.com/oauth/api_scope/sell.finances`,
    });
    expect(await greedy.json()).toMatchObject({ error: "invalid_scope" });
  });

  it("refuses a wrong secret, a spent code and a revoked seller", async () => {
    expect((await askToken({ grant_type: "refresh_token" }, "wrong")).status).toBe(401);
    const { refresh_token } = await signIn();
    await fetch(`${ebay.url}/__sandbox/tokens/revoke`, {
      method: "POST",
      body: JSON.stringify({ sellerId: "eb7k2demo01" }),
    });
    const refused = await askToken({ grant_type: "refresh_token", refresh_token });
    expect(await refused.json()).toMatchObject({ error: "invalid_grant" });
    expect(await errorOf(await call("GET", "/commerce/identity/v1/user/"))).toEqual({
      status: 401,
      errorId: 1001,
    });
  });

  it("names the seller, each by their own token", async () => {
    token = (await signIn("eb7k2other2")).access_token;
    const answer = await call("GET", "/commerce/identity/v1/user/");
    expect(await answer.json()).toMatchObject({
      userId: "eb7k2other2",
      registrationMarketplaceId: "EBAY_DE",
    });
    expect(answer.headers.get("x-ebay-c-request-id")).not.toBeNull();
  });
});

describe("pictures", () => {
  it("keeps an upload at an address, until it expires unused", async () => {
    const answer = await upload(await picture(800));
    expect(answer.status).toBe(201);
    const { imageUrl } = (await answer.json()) as { imageUrl: string };
    const resource = new URL(answer.headers.get("location") ?? "").pathname;
    expect((await call("GET", resource)).status).toBe(200);
    expect((await fetch(imageUrl)).status).toBe(200);
    ebay.clock.advance(31 * 86_400_000);
    token = (await signIn()).access_token;
    expect((await fetch(imageUrl)).status).toBe(404);
    expect(await errorOf(await call("GET", resource))).toEqual({ status: 404, errorId: 190200 });
  });

  it("refuses what is no picture, too large, or too long", async () => {
    expect(await errorOf(await upload(Buffer.from("<html>")))).toEqual({ status: 400, errorId: 190203 });
    expect(await errorOf(await upload(Buffer.alloc(12 * 1024 * 1024 + 1)))).toEqual({
      status: 400,
      errorId: 190201,
    });
    expect(await errorOf(await upload(await picture(14_000, 1_001)))).toEqual({
      status: 400,
      errorId: 190202,
    });
  });

  it("takes an address by HTTPS only", async () => {
    const body = { imageUrl: "http://127.0.0.1:1/a.jpg" };
    const answer = await call("POST", "/commerce/media/v1_beta/image/create_image_from_url", body);
    expect(await errorOf(answer)).toEqual({ status: 400, errorId: 190204 });
  });

  it("lets 50 uploads through in five seconds", async () => {
    const bytes = await picture(500);
    const answers = await Promise.all(Array.from({ length: 51 }, () => upload(bytes)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(await errorOf(refused[0] as Response)).toEqual({ status: 429, errorId: 2001 });
  });
});

describe("inventory records", () => {
  it("loses what a replacement leaves out, and shows its pictures at once", async () => {
    const listingId = await seed({ title: "Jug", sku: "JUG 1/ü" });
    const [first, second] = [await uploaded(await picture(700)), await uploaded(await picture(900))];
    const before = (await (await call("GET", record("JUG 1/ü"))).json()) as { product: object };
    expect(before).toMatchObject({ sku: "JUG 1/ü", condition: "NEW", product: { title: "Jug" } });
    const product = { title: "Jug", imageUrls: [second, first] };
    expect((await call("PUT", record("JUG 1/ü"), { product })).status).toBe(204);
    const after = (await (await call("GET", record("JUG 1/ü"))).json()) as { condition?: string };
    expect(after.condition).toBeUndefined();
    expect(await shown(listingId)).toEqual([second, first]);
  });

  it.each([
    ["no picture", () => Promise.resolve([]), 25014],
    ["too small", async () => [await uploaded(await picture(499))], 25014],
    ["25 pictures", async () => Array<string>(25).fill(await uploaded(await picture(500))), 25014],
    ["plain HTTP", () => Promise.resolve(["http://shop.example/a.jpg"]), 25015],
  ])("refuses %s and leaves the listing as it was", async (_what, urls, errorId) => {
    const bytes = (await picture(600)).toString("base64");
    const listingId = await seed({ title: "Jug", sku: "JUG", pictures: [{ base64: bytes }] });
    const before = await shown(listingId);
    const answer = await call("PUT", record("JUG"), { product: { title: "Jug", imageUrls: await urls() } });
    expect(await errorOf(answer)).toEqual({ status: 400, errorId });
    expect(await shown(listingId)).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it("does not take pictures that expired", async () => {
    await seed({ title: "Jug", sku: "JUG" });
    const url = await uploaded(await picture(600));
    ebay.clock.advance(31 * 86_400_000);
    token = (await signIn()).access_token;
    const answer = await call("PUT", record("JUG"), { product: { title: "Jug", imageUrls: [url] } });
    expect(await errorOf(answer)).toEqual({ status: 400, errorId: 25015 });
  });

  it("refuses the second of two writes at once, a language left out, and another seller", async () => {
    await seed({ title: "Jug", sku: "JUG", state: "ended" });
    const write = () => call("PUT", record("JUG"), { product: { title: "Jug" } });
    const statuses = (await Promise.all([write(), write()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([204, 500]);
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const dumb = await fetch(`${ebay.url}${record("JUG")}`, { method: "PUT", headers, body: "{}" });
    expect(await errorOf(dumb)).toEqual({ status: 400, errorId: 25709 });
    token = (await signIn("eb7k2other2")).access_token;
    expect(await errorOf(await call("GET", record("JUG")))).toEqual({ status: 404, errorId: 25710 });
  });

  it("makes a record of a plain SKU only", async () => {
    expect((await call("PUT", record("NEW-1"), { product: { title: "New" } })).status).toBe(201);
    expect(await errorOf(await call("PUT", record("NEW/1"), {}))).toEqual({ status: 400, errorId: 25707 });
    expect(await errorOf(await call("PUT", record("N".repeat(51)), {}))).toEqual({
      status: 400,
      errorId: 25707,
    });
  });

  it("counts pages, not records, in offset", async () => {
    await seed(Array.from({ length: 5 }, (_, at) => ({ title: "Jug", sku: `J${at.toString()}` })));
    const answer = await call("GET", "/sell/inventory/v1/inventory_item?limit=2&offset=1");
    const page = (await answer.json()) as { inventoryItems: { sku: string }[]; total: number; next: string };
    expect(page.inventoryItems.map(({ sku }) => sku)).toEqual(["J2", "J3"]);
    expect(page.total).toBe(5);
    expect(page.next).toContain("offset=2");
    expect(await errorOf(await call("GET", "/sell/inventory/v1/inventory_item?limit=201"))).toEqual({
      status: 400,
      errorId: 25706,
    });
  });

  it("allows 250 revisions of a listing a day", async () => {
    const listingId = await seed({ title: "Jug", sku: "JUG" });
    const listing = ebay.state.listings.find((one) => one.listingId === listingId);
    if (listing) listing.revised = { day: new Date().toISOString().slice(0, 10), count: 250 };
    const url = await uploaded(await picture(600));
    const answer = await call("PUT", record("JUG"), { product: { title: "Jug", imageUrls: [url] } });
    expect(await errorOf(answer)).toEqual({ status: 400, errorId: 25019 });
  });
});

describe("groups", () => {
  const jugs = {
    kind: "group",
    title: "Jugs",
    sku: "JUGS",
    variations: [
      { sku: "JUG-R", specifics: { Colour: "Red" } },
      { sku: "JUG-B", specifics: { Colour: "Blue" } },
    ],
  };

  it("shows the gallery, then the pictures of each value", async () => {
    const listingId = await seed(jugs);
    const [all, red] = [await uploaded(await picture(600)), await uploaded(await picture(700))];
    const address = "/sell/inventory/v1/inventory_item_group/JUGS";
    const before = (await (await call("GET", address)).json()) as object;
    expect((await call("PUT", address, { ...before, imageUrls: [all] })).status).toBe(204);
    const variant = (await (await call("GET", record("JUG-R"))).json()) as { product: object };
    expect(variant).toMatchObject({ inventoryItemGroupKeys: ["JUGS"] });
    const product = { ...variant.product, imageUrls: [red] };
    expect((await call("PUT", record("JUG-R"), { ...variant, product })).status).toBe(204);
    expect(await shown(listingId)).toEqual([all, red]);
    const offers = (await (await call("GET", "/sell/inventory/v1/offer?sku=JUG-B")).json()) as {
      offers: object[];
    };
    expect(offers.offers).toMatchObject([
      { status: "PUBLISHED", listing: { listingId, listingStatus: "ACTIVE" } },
    ]);
  });

  it("takes 12 pictures a variation, and none hosted elsewhere among its own", async () => {
    await seed(jugs);
    const url = await uploaded(await picture(600));
    const put = (imageUrls: string[]) =>
      call("PUT", record("JUG-R"), { product: { title: "Jugs", imageUrls } });
    expect(await errorOf(await put(Array<string>(13).fill(url)))).toEqual({ status: 400, errorId: 25014 });
    expect(await errorOf(await put([url, "https://shop.example/a.jpg"]))).toEqual({
      status: 400,
      errorId: 25014,
    });
  });
});

describe("bad weather", () => {
  const arm = (fault: NewFault) => void ebay.faults.add(fault);

  it("limits with and without Retry-After, and breaks with a body in JSON", async () => {
    arm({ kind: "429" });
    arm({ kind: "429", retryAfterSeconds: 7 });
    arm({ kind: "5xx", status: 500 });
    const user = () => call("GET", "/commerce/identity/v1/user/");
    const [first, second] = [await user(), await user()];
    expect(first.headers.get("retry-after")).toBeNull();
    expect(await errorOf(first)).toEqual({ status: 429, errorId: 2001 });
    expect(second.headers.get("retry-after")).toBe("7");
    expect(await errorOf(await user())).toEqual({ status: 500, errorId: 25001 });
    expect((await user()).status).toBe(200);
  });

  it("breaks off an upload before or after it counts, or answers it with nothing", async () => {
    const bytes = await picture(600);
    arm({ kind: "drop", match: { operation: "createImageFromFile" } });
    await expect(upload(bytes)).rejects.toThrow();
    expect(ebay.state.pictures).toHaveLength(0);
    arm({ kind: "drop-after", match: { operation: "createImageFromFile" } });
    await expect(upload(bytes)).rejects.toThrow();
    expect(ebay.state.pictures).toHaveLength(1);
    arm({ kind: "answer", status: 201 });
    expect(await (await upload(bytes)).text()).toBe("");
  });

  it("remembers everything over a restart, at another port too", async () => {
    const stateDir = mkdtempSync(join(tmpdir(), "ebay-"));
    try {
      await ebay.stop();
      ebay = await startEbaySandbox({ stateDir });
      token = (await signIn()).access_token;
      const listingId = await seed({
        title: "Jug",
        sku: "JUG",
        pictures: [{ base64: (await picture(600)).toString("base64") }],
      });
      await ebay.stop();
      ebay = await startEbaySandbox({ stateDir });
      expect((await call("GET", record("JUG"))).status).toBe(200);
      const [address = ""] = await shown(listingId);
      expect((await fetch(address)).status).toBe(200);
    } finally {
      await ebay.stop();
      rmSync(stateDir, { recursive: true });
      ebay = await startEbaySandbox();
    }
  });
});
