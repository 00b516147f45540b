/** The stand-in for Amazon by itself: what it refuses, what it says about pictures, and what its answers carry. */
import { gunzipSync } from "node:zlib";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";

import { type AmazonSandbox, startAmazonSandbox } from "./server.ts";

const [us, seller] = ["ATVPDKIKX0DER", "A2DEMOSELLER1"];
const items = `/listings/2021-08-01/items/${seller}`;
const feeds = "/feeds/2021-06-30";

let amazon: AmazonSandbox;
let token: string;

beforeEach(async () => {
  amazon = await startAmazonSandbox({ processingMs: 1_000, isLimited: false });
  token = await signIn(seller);
});
afterEach(async () => {
  expect(amazon.violations).toEqual([]);
  await amazon.stop();
});

async function signIn(sellerId: string): Promise<string> {
  const consent = new URLSearchParams({ application_id: amazon.applicationId, state: "s" });
  const page = await fetch(`${amazon.url}/apps/authorize/consent?${consent.toString()}`, {
    ...{ method: "POST", redirect: "manual" },
    body: new URLSearchParams({ seller: sellerId, decision: "allow" }),
  });
  const back = new URL(page.headers.get("location") ?? "");
  const asked = { grant_type: "authorization_code", code: back.searchParams.get("spapi_oauth_code") ?? "" };
  const app = { client_id: amazon.clientId, client_secret: amazon.clientSecret };
  const body = new URLSearchParams({ ...asked, ...app });
  const answer = await fetch(`${amazon.url}/auth/o2/token`, { method: "POST", body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

interface Told {
  readonly status: number;
  readonly headers: Headers;
  // What each test expects of it is in the test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

async function ask(method: string, path: string, body?: unknown): Promise<Told> {
  const response = await fetch(`${amazon.url}${path}`, {
    method,
    headers: { "x-amz-access-token": token, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const control = (method: string, path: string, body: unknown) =>
  fetch(`${amazon.url}/__sandbox${path}`, { method, body: JSON.stringify(body) });

async function newListing(sku: string, more: object = {}) {
  const made = await control("POST", "/listings", { sku, title: "Mug", ...more });
  const [listing] = (await made.json()) as { asin: string }[];
  return listing?.asin ?? "";
}
const pass = () => control("POST", "/clock", { advanceMs: 1_000 });

async function sendFeed(document: string): Promise<string> {
  const { body } = await ask("POST", `${feeds}/documents`, { contentType: "application/json" });
  const { feedDocumentId: id } = body as { feedDocumentId: string };
  await fetch(`${amazon.url}/tortuga/${id}`, { method: "PUT", body: document });
  const feed = { feedType: "JSON_LISTINGS_FEED", marketplaceIds: [us], inputFeedDocumentId: id };
  const made = await ask("POST", `${feeds}/feeds`, feed);
  await pass();
  return (made.body as { feedId: string }).feedId;
}

test.each(["no JSON", "[]", "null", "{}"])("a feed of %s ends as FATAL, with a report", async (document) => {
  const { status, body } = await ask("GET", `${feeds}/feeds/${await sendFeed(document)}`);
  expect([status, body]).toMatchObject([200, { processingStatus: "FATAL" }]);
  const report = (body as { resultFeedDocumentId: string }).resultFeedDocumentId;
  const packed = await (await fetch(`${amazon.url}/tortuga/${report}`)).bytes();
  const told = gunzipSync(packed).toString();
  expect(told).toContain("not a valid JSON document");
});

test("every answer has a name, also one that says no", async () => {
  await newListing("A");
  const found = await ask("GET", `${items}/A?marketplaceIds=${us}&issueLocale=de_DE`);
  expect(found.status).toBe(200);
  const refused = await ask("GET", `${items}/B?marketplaceIds=${us}`);
  expect(refused.status).toBe(404);
  const names = [found, refused].map(({ headers }) => headers.get("x-amzn-RequestId"));
  expect(names).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  expect(names[0]).not.toBe(names[1]);
});

test("a search finds by ASIN and by SKU, and refuses identifiers of no kind", async () => {
  const asin = await newListing("A");
  await newListing("B");
  const search = (query: string) => ask("GET", `${items}?marketplaceIds=${us}&identifiers=${query}`);
  expect((await search(`${asin}&identifiersType=ASIN`)).body).toMatchObject({ items: [{ sku: "A" }] });
  expect((await search("B&identifiersType=SKU")).body).toMatchObject({ items: [{ sku: "B" }] });
  expect((await search(`${asin}&identifiersType=SKU`)).body).toMatchObject({ items: [] });
  expect((await search(asin)).status).toBe(400);
});

test("a main picture on another ground is complained about, a gallery picture is not", async () => {
  await newListing("A");
  const grey = await serve("#ccc");
  const patch = (attribute: string) => ({
    op: "replace",
    path: `/attributes/${attribute}`,
    value: [{ marketplace_id: us, media_location: grey }],
  });
  const issuesAfter = async (attribute: string) => {
    const body = { productType: "PRODUCT", patches: [patch(attribute)] };
    expect((await ask("PATCH", `${items}/A?marketplaceIds=${us}`, body)).status).toBe(200);
    await pass();
    const { body: shown } = await ask("GET", `${items}/A?marketplaceIds=${us}&includedData=issues`);
    return (shown as { issues: object[] }).issues;
  };
  expect(await issuesAfter("other_product_image_locator_1")).toEqual([]);
  expect(await issuesAfter("main_product_image_locator")).toMatchObject([
    { code: "18320", enforcements: { actions: [{ action: "SEARCH_SUPPRESSED" }] } },
  ]);
});

/** A picture that the stand-in holds already, at its own address. */
async function serve(background: string): Promise<string> {
  const create = { width: 600, height: 600, channels: 3, background } as const;
  const base64 = (await sharp({ create }).jpeg().toBuffer()).toString("base64");
  const asin = await newListing(`picture ${background}`, { pictures: [{ base64 }] });
  const page = await (await fetch(`${amazon.url}/dp/${asin}`)).text();
  return /<img src="([^"]+)"/.exec(page)?.[1] ?? "";
}

test("limits can be set for one operation, and apply from then on", async () => {
  await newListing("A");
  const read = async () => (await ask("GET", `${items}/A?marketplaceIds=${us}`)).status;
  expect([await read(), await read()]).toEqual([200, 200]);
  await control("PUT", "/limits/getListingsItem", { perSecond: 0.5, burst: 1 });
  expect([await read(), await read()]).toEqual([200, 429]);
  await control("POST", "/clock", { advanceMs: 2_000 });
  expect(await read()).toBe(200);
});

test("a type of products has a definition with a schema; another is not known", async () => {
  const root = "/definitions/2020-09-01/productTypes";
  const found = await ask("GET", `${root}?marketplaceIds=${us}&keywords=cup`);
  expect(found.body).toMatchObject({ productTypes: [{ name: "DRINKING_CUP" }] });
  const { body } = await ask("GET", `${root}/GIFT_CARD?marketplaceIds=${us}`);
  const { resource } = (body as { schema: { link: { resource: string } } }).schema.link;
  const schema = await (await fetch(resource.replace("https:", "http:"))).json();
  expect(Object.keys((schema as { properties: object }).properties)).toEqual([
    ...["item_name", "main_product_image_locator"],
  ]);
  expect((await ask("GET", `${root}/constructor?marketplaceIds=${us}`)).status).toBe(404);
});
