/** What Shopify's admin and Shopify Flow ask of the app, over HTTP: extensions on another origin, and a signed step. */
import "#tests/setup/test-env.ts";
import { createHmac, randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { RefusalAnswer, SelectionAnswer, StartAnswer } from "#core/extension-api.ts";
import { prisma } from "#prisma/client.ts";
import { env } from "#services/env.ts";
import { openTestMerchant, type TestMerchant } from "#tests/setup/test-merchant.ts";
import { openTestStack, type TestStack } from "#tests/setup/test-stack.ts";
import { sessionToken } from "../../sandbox/shopify/testing/open-admin.ts";
import { imageNamed, mugPhoto } from "./photos.ts";

/** As a merchant's browser asks for an extension. */
const browser = {
  origin: "https://extensions.shopifycdn.com",
  "user-agent":
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
};
const presetName = "ebay-gallery";

let stack: TestStack;
let merchant: TestMerchant;
let productGid: string;

beforeAll(async () => {
  stack = await openTestStack();
  merchant = await openTestMerchant(stack, "demo-store.myshopify.com");
  const images = [imageNamed("front.jpg", "Front", await mugPhoto(360))];
  ({ id: productGid } = await merchant.admin.addProduct({ title: "Mug", images }));
  await merchant.visit();
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(stack.lastWords());
});

afterAll(() => stack.stop());

async function post(path: string, body: unknown): Promise<Response> {
  const authorization = `Bearer ${await sessionToken(stack.sandbox.url, merchant.domain)}`;
  const headers = { authorization, ...browser, "content-type": "application/json" };
  return fetch(`${stack.appUrl}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

const look = async () =>
  (await (await post("/api/selection", { productGids: [productGid] })).json()) as SelectionAnswer;

test("the browser may ask from the admin's origin, and read the answer", async () => {
  const asked = await fetch(`${stack.appUrl}/api/runs`, {
    method: "OPTIONS",
    headers: { ...browser, "access-control-request-method": "POST" },
  });
  expect(asked.status).toBe(204);
  expect(asked.headers.get("access-control-allow-origin")).toBe("*");
  expect(asked.headers.get("access-control-allow-headers")).toContain("Authorization");
  const answered = await post("/api/selection", { productGids: [productGid] });
  expect(answered.headers.get("access-control-allow-origin")).toBe("*");
});

test("presets and refusals come in the language of the extension, also before the app was ever opened", async () => {
  const ask = async (locale: string) =>
    post(`/api/selection?locale=${locale}`, { productGids: [productGid] });
  const titles = async (locale: string) =>
    ((await (await ask(locale)).json()) as SelectionAnswer).presets.map(({ title }) => title);
  expect(await titles("de")).toContain("Transparenter Freisteller");
  expect(await titles("en")).toContain("Transparent cut-out");
  const refused = await post("/api/runs?locale=de", {});
  expect(((await refused.json()) as RefusalAnswer).message).toMatch(/ist nicht gültig/);
});

test("a request that is not what was agreed is refused readably", async () => {
  for (const body of [{}, { productGids: [] }, { productGids: ["gid://shopify/Order/1"] }]) {
    const refused = await post("/api/selection", body);
    expect(refused.status).toBe(400);
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  }
  const many = Array.from({ length: 5_001 }, (_, nth) => `gid://shopify/Product/${nth.toString()}`);
  expect((await post("/api/selection", { productGids: many })).status).toBe(400);
});

test("one click is one run, however often the request is repeated", async () => {
  expect(await look()).toMatchObject({ products: 1, photos: 1, missing: 0, inReview: 0, reviewPath: null });
  const start = { productGids: [productGid], presetName, requestKey: randomUUID() };
  const answers = await Promise.all([1, 2, 3].map(() => post("/api/runs", start)));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  const runs = (await Promise.all(answers.map((answer) => answer.json()))) as StartAnswer[];
  expect(new Set(runs.map(({ runId }) => runId)).size).toBe(1);
  expect(await prisma.run.count()).toBe(1);
  await merchant.ended(runs[0]!.runId);
  const after = await look();
  expect(after).toMatchObject({ inReview: 1, working: 0 });
  expect(after.reviewPath).toMatch(/^\/app\/review\/./);
});

test("more than 250 products are chosen at once", async () => {
  const strangers = Array.from({ length: 600 }, (_, nth) => `gid://shopify/Product/${(nth + 1).toString()}`);
  const answer = await post("/api/selection", { productGids: [...strangers, productGid] });
  expect(await answer.json()).toMatchObject({ products: 1, photos: 1, missing: 600 });
});

interface Step {
  readonly runId: string;
  readonly properties: object;
  readonly secret?: string;
  readonly domain?: string;
}

function step({ runId, properties, secret = env.SHOPIFY_API_SECRET, domain = merchant.domain }: Step) {
  const body = JSON.stringify({ shopify_domain: domain, action_run_id: runId, properties });
  const hmac = createHmac("sha256", secret).update(body).digest("base64");
  const headers = { "content-type": "application/json", "x-shopify-hmac-sha256": hmac };
  return fetch(`${stack.appUrl}/flow/enhance`, { method: "POST", headers, body });
}

test("a step of a workflow is one run: 202 until its pictures are there, 200 from then on", async () => {
  const asked: Step = { runId: randomUUID(), properties: { product_id: productGid, preset: presetName } };
  const where = { requestKey: `flow ${asked.runId}` };
  const first = await Promise.all([1, 2, 3].map(() => step(asked)));
  expect(first.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(await prisma.run.findMany({ where, select: { trigger: true, startedBy: true } })).toEqual([
    { trigger: "flow", startedBy: "flow" },
  ]);
  await stack.until("the step to be done", async () => (await step(asked)).status === 200);
  expect((await step(asked)).status).toBe(200);
  expect(await prisma.run.count({ where })).toBe(1);
});

test("a product that Flow knows before we do is read first", async () => {
  const images = [imageNamed("new.jpg", "New", await mugPhoto(300))];
  const { id } = await merchant.admin.addProduct({ title: "New", images });
  await prisma.product.deleteMany({ where: { gid: id } });
  const asked: Step = { runId: randomUUID(), properties: { product_id: id, preset: presetName } };
  expect((await step(asked)).status).toBe(202);
  await stack.quiet();
  expect(await prisma.run.count({ where: { requestKey: `flow ${asked.runId}` } })).toBe(0);
  await stack.until("the step to be done", async () => (await step(asked)).status === 200);
});

test("what is not Flow's, or names nothing we can enhance, is refused", async () => {
  const properties = { product_id: productGid };
  const runId = () => randomUUID();
  expect((await step({ runId: runId(), properties, secret: "another secret" })).status).toBe(401);
  expect((await step({ runId: runId(), properties: {} })).status).toBe(400);
  expect((await step({ runId: runId(), properties: { ...properties, preset: "none" } })).status).toBe(400);
  expect((await step({ runId: runId(), properties, domain: "nobody.myshopify.com" })).status).toBe(404);
});

test("a workflow of another shop cannot enhance this shop's product", async () => {
  const other = await openTestMerchant(stack, "other-store.myshopify.com");
  const otherId = await other.visit();
  const asked = { runId: randomUUID(), properties: { product_id: productGid }, domain: other.domain };
  expect((await step(asked)).status).toBe(202);
  await stack.quiet();
  expect((await step(asked)).status).toBe(202);
  expect(await prisma.run.count({ where: { shopId: otherId } })).toBe(0);
});
