/** Nothing of one shop can be seen or changed from another, nor by somebody who is no merchant at all. */
import "#tests/setup/test-env.ts";
import { createHmac } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { env } from "#services/env.ts";
import { writeFileToken } from "#services/files/file-address.ts";
import { readOutput } from "#services/renditions/output.ts";
import { connectTestAccount } from "#tests/fixtures/listings.ts";
import { openTestMerchant, pictureOf, type TestMerchant } from "#tests/setup/test-merchant.ts";
import { openTestStack, type TestStack } from "#tests/setup/test-stack.ts";
import { sessionToken } from "../../sandbox/shopify/testing/open-admin.ts";
import { imageNamed, mugPhoto } from "./photos.ts";
import {
  everyProduct,
  merchantVisits,
  otherRoutes,
  pathOfRoute,
  routeIdOf,
  webhookTopics,
  type Owned,
  type Visit,
} from "./two-shops-visits.ts";

const presetName = "ebay-gallery";
const title = "Alpha's secret vase";
const browser =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

let stack: TestStack;
let alpha: TestMerchant;
let beta: TestMerchant;
let alphaId: string;
let betaId: string;
let owned: Owned;
/** Texts that only Alpha's people may ever read. */
let traces: string[];

beforeAll(async () => {
  stack = await openTestStack();
  alpha = await openTestMerchant(stack, "demo-store.myshopify.com");
  beta = await openTestMerchant(stack, "other-store.myshopify.com");
  const photo = await mugPhoto(360);
  const names = ["waiting", "kept", "swapped", "broken"];
  const product = await alpha.admin.addProduct({
    title,
    images: names.map((name) => imageNamed(`alpha-${name}.jpg`, `Alpha ${name}`, photo)),
  });
  const strange = await beta.admin.addProduct({
    title: "Beta's vase",
    images: [imageNamed("b.jpg", "B", photo)],
  });
  const broken = new URL(product.media[3]!.url!).pathname;
  stack.sandbox.faults.add({ kind: "answer", status: 404, match: { path: broken }, times: 9 });

  [alphaId, betaId] = [await alpha.visit(), await beta.visit()];
  await alpha.saveSettings({ writeBackOnApproval: "false" });
  const run = await alpha.ended(await alpha.enhance([product.id], presetName));
  const [inReview, approved, writtenBack, failed] = [0, 1, 2, 3].map(
    (nth) => pictureOf(run, title, nth).id,
  ) as [string, string, string, string];
  for (const id of [approved, writtenBack]) await alpha.decide(id, "approve");
  const reviewRoute = "routes/app.review.$renditionId";
  await alpha.session.post(`/app/review/${writtenBack}`, reviewRoute, [["intent", "write-back"]]);
  await stack.quiet();
  const states = await prisma.rendition.findMany({
    where: { shopId: alphaId },
    orderBy: { position: "asc" },
  });
  expect(states.map(({ state }) => state)).toEqual(["in_review", "approved", "written_back", "failed"]);

  await alpha.session.post("/app/automation/new", "routes/app.automation.$ruleId", [
    ["intent", "save"],
    ["rule", everyProduct],
  ]);
  const { id: ruleId } = await prisma.automationRule.findFirstOrThrow({ where: { shopId: alphaId } });
  const ids = await prisma.product.findMany({ where: { gid: { in: [product.id, strange.id] } } });
  const idOf = (gid: string) => ids.find((row) => row.gid === gid)!.id;
  owned = {
    ...{
      productId: idOf(product.id),
      productGid: product.id,
      runId: run.id,
      ruleId,
      strangersProductId: idOf(strange.id),
    },
    ...{ inReview, approved, writtenBack, failed },
    ...(await openAccounts(idOf(product.id))),
  };
  const media = (await alpha.admin.product(product.id)).media;
  const rows = [alphaId, owned.productId, owned.runId, inReview, approved, writtenBack, failed];
  traces = [title, alpha.domain, product.id, "alpha-", ...rows, ...media.flatMap(({ id, alt }) => [id, alt])];
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(stack.lastWords());
});

afterAll(() => stack.stop());

/** An account of Alpha's with a listing and a plan for it, and another account on its way. */
async function openAccounts(productId: string) {
  const tokens = { accessToken: "alpha-access", refreshToken: "alpha-refresh" };
  const account = await connectTestAccount(alphaId, "etsy", { sellerId: "alpha-seller", ...tokens });
  const { staffId } = await prisma.staffMember.findFirstOrThrow({ where: { shopId: alphaId } });
  const attempt = await prisma.connectAttempt.create({
    data: {
      ...{ shopId: alphaId, staffId, channel: "etsy", region: "global", stateHash: "", codeVerifier: "" },
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  const listing = await prisma.listing.create({
    data: {
      ...{ shopId: alphaId, accountId: account.id, marketplace: "etsy", externalId: "alpha-listing" },
      ...{ kind: "listing", title: "Alpha's listing", searchText: "alpha", state: "active", imageCount: 0 },
      ...{ seenAt: new Date(), link: "suggested", productId, linkConfidence: 1, linkReason: "sku" },
    },
  });
  const publication = await prisma.publication.create({
    data: {
      ...{
        shopId: alphaId,
        listingId: listing.id,
        state: "planned",
        mode: "preserve",
        requestedBy: "policy",
      },
      wanted: [],
    },
  });
  const packed = await prisma.channelExport.create({
    data: {
      ...{ shopId: alphaId, channel: "google", productIds: [productId], productCount: 1 },
      ...{ hasAddresses: false, words: {}, requestedBy: "policy" },
    },
  });
  const audit = await prisma.audit.create({
    data: { ...{ shopId: alphaId, startedBy: "policy", state: "scanning" }, productCount: 1, imageCount: 1 },
  });
  await prisma.pictureLook.create({
    data: {
      ...{ shopId: alphaId, productId, mediaGid: "gid://shopify/MediaImage/1", position: 0, engine: 1 },
      ...{ url: "https://alpha.example/mug.jpg", defects: ["blurred"], score: 50, brokenRules: [] },
    },
  });
  const ids = {
    auditId: audit.id,
    listingId: listing.id,
    publicationId: publication.id,
    exportId: packed.id,
  };
  return { accountId: account.id, attemptId: attempt.id, ...ids };
}

/** Every row of Alpha's, and Alpha's shop as Shopify has it. */
async function everythingOfAlpha(): Promise<unknown> {
  const where = { shopId: alphaId };
  const orderBy = { id: "asc" } as const;
  const rows = await Promise.all([
    prisma.shop.findUnique({ where: { id: alphaId } }),
    prisma.session.findMany({ where: { shop: alpha.domain }, orderBy }),
    prisma.product.findMany({ where, orderBy, include: { images: { orderBy } } }),
    prisma.asset.findMany({ where, orderBy }),
    prisma.run.findMany({ where, orderBy, include: { products: { orderBy } } }),
    prisma.rendition.findMany({ where, orderBy }),
    prisma.decision.findMany({ where, orderBy }),
    prisma.writeBack.findMany({ where, orderBy }),
    prisma.productLease.findMany({ where }),
    prisma.webhookDelivery.findMany({ where }),
    prisma.channelAccount.findMany({ where, orderBy }),
    prisma.connectAttempt.findMany({ where, orderBy }),
    prisma.channelExport.findMany({ where, orderBy }),
    prisma.audit.findMany({ where, orderBy }),
    prisma.pictureLook.findMany({ where }),
    prisma.outboxMessage.count({ where: { payload: { path: ["shopId"], equals: alphaId } } }),
  ]);
  return { rows, shop: await alpha.admin.state() };
}

let before: unknown;
beforeEach(async () => {
  before = await everythingOfAlpha();
});
afterEach(async () => {
  expect(await everythingOfAlpha()).toEqual(before);
});

function send(visit: Visit, routeFile: string, token: string | null): Promise<Response> {
  const url = new URL(visit.path, stack.appUrl);
  url.searchParams.set("_data", routeIdOf(routeFile));
  const headers = { "user-agent": browser, ...(token !== null && { authorization: `Bearer ${token}` }) };
  const body = bodyOf(visit);
  return fetch(url, { method: body ? "POST" : "GET", headers, redirect: "manual", ...(body && { body }) });
}

const bodyOf = ({ form, json }: Visit) => (json ? JSON.stringify(json) : form && new URLSearchParams(form));

async function expectNoTrace(response: Response): Promise<void> {
  const text = `${JSON.stringify([...response.headers])}${await response.text()}`;
  expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
}

const everyVisit = Object.entries(merchantVisits).flatMap(([file, visits]) =>
  Object.entries(visits).map(([name, visit]) => ({ file, name, visit })),
);

test("every route of the app has a case here", () => {
  const routes = readdirSync(path.resolve(import.meta.dirname, "../../app/routes"));
  const covered = [...Object.keys(merchantVisits), ...otherRoutes, ...Object.keys(webhookTopics)];
  expect(covered.toSorted()).toEqual(routes.toSorted());
});

test("the owner sees all of it, so that the cases below can fail", async () => {
  const seen = await Promise.all([
    alpha.readRun(owned.runId),
    ...[owned.inReview, owned.approved, owned.writtenBack, owned.failed].map((id) => alpha.readReview(id)),
    alpha.session.read("/app/catalogue?search=Alpha", "routes/app.catalogue"),
    alpha.session.read("/app/audit", "routes/app.audit"),
    alpha.session.read(`/app/runs/new?ids[]=${owned.productId}`, "routes/app.runs.new"),
    alpha.session.read(`/app/products/${owned.productId}`, "routes/app.products.$productId"),
  ]);
  for (const view of seen) expect(traces.some((trace) => JSON.stringify(view).includes(trace))).toBe(true);
});

describe("a merchant of another shop", () => {
  test.each(everyVisit)("$file: $name", async ({ file, visit }) => {
    const asked = visit(owned);
    const response = await send(asked, file, await sessionToken(stack.sandbox.url, beta.domain));
    expect(response.status).toBe(asked.status);
    await expectNoTrace(response);
  });

  test("began nothing of their own with it either", async () => {
    await stack.quiet();
    expect(await prisma.run.count({ where: { shopId: betaId } })).toBe(0);
    expect(await prisma.decision.count({ where: { shopId: betaId } })).toBe(0);
    expect(await prisma.writeBack.count({ where: { shopId: betaId } })).toBe(0);
  });
});

describe("without a token nobody gets further than the door", () => {
  /** Remix tells its own client about a redirect in a header of an empty answer. */
  const isTurnedAway = ({ status, headers }: Response) =>
    [302, 401, 410].includes(status) || (status === 204 && headers.has("x-remix-redirect"));

  test("asking as the pages' own scripts do", async () => {
    for (const { file, name, visit } of everyVisit) {
      const response = await send(visit(owned), file, null);
      expect(isTurnedAway(response), `${file}: ${name}: ${response.status}`).toBe(true);
      expect(await response.text()).toBe("");
    }
  });

  test("asking as a browser does", async () => {
    for (const { file, name, visit } of everyVisit) {
      const asked = visit(owned);
      const body = bodyOf(asked);
      const response = await fetch(new URL(asked.path, stack.appUrl), {
        ...{ headers: { "user-agent": browser }, redirect: "manual" },
        ...(body && { method: "POST", body }),
      });
      expect(isTurnedAway(response), `${file}: ${name}: ${response.status}`).toBe(true);
      expect(await response.text()).not.toContain(title);
    }
  });
});

describe("a forged token", () => {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const now = () => Math.floor(Date.now() / 1000);
  const forge = (claims: object, { secret = env.SHOPIFY_API_SECRET, alg = "HS256" } = {}) => {
    const origin = `https://${alpha.domain}`;
    const genuine = {
      iss: `${origin}/admin`,
      dest: origin,
      aud: env.SHOPIFY_API_KEY,
      sub: "1",
      jti: "1",
      sid: "1",
    };
    const times = { exp: now() + 60, nbf: now() - 1, iat: now() - 1 };
    const body = `${encode({ alg, typ: "JWT" })}.${encode({ ...genuine, ...times, ...claims })}`;
    const signature = createHmac("sha256", secret).update(body).digest("base64url");
    return `${body}.${alg === "none" ? "" : signature}`;
  };

  test("is not refused for its shape: the same one, genuine, is let in", async () => {
    const visit = merchantVisits["app.runs.$runId.tsx"]!["read"]!(owned);
    expect((await send(visit, "app.runs.$runId.tsx", forge({}))).status).toBe(200);
  });

  test.each<[string, () => string]>([
    ["signed with another secret", () => forge({}, { secret: "another secret" })],
    ["not signed at all", () => forge({}, { alg: "none" })],
    ["expired", () => forge({ exp: now() - 60 })],
    ["of the future", () => forge({ nbf: now() + 3_600 })],
    ["for another app", () => forge({ aud: "another-app" })],
    ["no token", () => "nonsense"],
  ])("%s", async (_name, make) => {
    const token = make();
    for (const { file, name, visit } of everyVisit) {
      const response = await send(visit(owned), file, token);
      expect(response.status, `${file}: ${name}`).toBe(401);
      await expectNoTrace(response);
    }
  });
});

describe("routes without a merchant", () => {
  test.each([
    "/",
    `/?shop=demo-store.myshopify.com`,
    "/healthz",
    "/auth/session-token",
    "/auth/login",
    "/auth/x",
  ])("%s tells a stranger nothing", async (address) => {
    const response = await fetch(new URL(address, stack.appUrl), {
      headers: { "user-agent": browser },
      redirect: "manual",
    });
    const text = await response.text();
    expect(traces.filter((trace) => trace !== alpha.domain && text.includes(trace))).toEqual([]);
  });

  test("a signed file address opens its file, and nothing but that file", async () => {
    const file = readOutput(
      (await prisma.rendition.findUniqueOrThrow({ where: { id: owned.inReview } })).output,
    )!.file;
    const hour = 3_600_000;
    const address = { shopId: alphaId, key: file.key, expires: Date.now() + hour };
    const good = writeFileToken(address);
    const [payload = "", signature = ""] = good.split(".");
    const [otherPayload = ""] = writeFileToken({ ...address, key: `${alphaId}/assets/x` }).split(".");
    const ask = (token: string) => fetch(`${stack.appUrl}/files/${token}`);

    const opened = await ask(good);
    expect([opened.status, (await opened.arrayBuffer()).byteLength]).toEqual([200, file.bytes]);
    const tampered = {
      "one character changed": `${payload}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`,
      "cut short": good.slice(0, -3),
      "without a signature": payload,
      "another file under the same signature": `${otherPayload}.${signature}`,
      "run out": writeFileToken({ ...address, expires: Date.now() - 1 }),
      "another shop's file": writeFileToken({ ...address, shopId: betaId }),
      "no such file": writeFileToken({ ...address, key: `${alphaId}/nothing` }),
    };
    for (const [name, token] of Object.entries(tampered)) expect((await ask(token)).status, name).toBe(404);
  });
});

describe("webhooks", () => {
  const everyTopic = Object.entries(webhookTopics).flatMap(([file, topics]) =>
    topics.map((topic) => [topic, file] as const),
  );
  /** Signed by Beta's Shopify, about Alpha's product. */
  const payload = () => ({
    ...{ id: 1, admin_graphql_api_id: owned.productGid },
    ...{ current: ["read_products"], previous: [] },
  });

  test.each(everyTopic)("%s with a wrong or no signature is refused", async (topic, file) => {
    const body = JSON.stringify(payload());
    const sign = (secret: string, text: string) => createHmac("sha256", secret).update(text).digest("base64");
    const signatures = {
      "another secret": sign("another secret", body),
      "another body": sign(env.SHOPIFY_API_SECRET, `${body} `),
      "no signature": null,
    };
    for (const [name, hmac] of Object.entries(signatures)) {
      const response = await fetch(`${stack.appUrl}${pathOfRoute(file)}`, {
        method: "POST",
        headers: {
          ...{ "content-type": "application/json", "x-shopify-topic": topic },
          ...{ "x-shopify-shop-domain": alpha.domain, "x-shopify-api-version": "2026-10" },
          ...{ "x-shopify-webhook-id": `forged ${name}`, "x-shopify-event-id": "forged" },
          "x-shopify-triggered-at": new Date().toISOString(),
          ...(hmac !== null && { "x-shopify-hmac-sha256": hmac }),
        },
        body,
      });
      expect(response.status, name).toBe(401);
    }
  });

  test("products/delete of one shop that names another's product deletes nothing", async () => {
    const digits = owned.productGid.split("/").at(-1) ?? "";
    const [delivery] = stack.sandbox.webhooks.send(betaShop(), "products/delete", {
      payload: { id: rawNumber(digits) },
      duplicate: false,
    });
    await expectAccepted(delivery!.webhookId);
    expect(delivery!.body).toContain(digits);
  });

  test.each(everyTopic)(
    "%s with a good signature is accepted, and stays with its own shop",
    async (topic) => {
      const [delivery] = stack.sandbox.webhooks.send(betaShop(), topic, {
        payload: payload(),
        duplicate: false,
      });
      await expectAccepted(delivery!.webhookId);
      await stack.passTime();
      await stack.quiet();
    },
  );

  const betaShop = () => stack.sandbox.store.shops.get(beta.domain)!;
  /** Product numbers are beyond what JSON.stringify keeps. */
  const rawNumber = (digits: string) =>
    (JSON as unknown as { rawJSON(text: string): object }).rawJSON(digits);

  async function expectAccepted(id: string): Promise<void> {
    const delivery = await stack.until("the webhook to be answered", () =>
      stack.sandbox.webhooks
        .list()
        .find(({ webhookId, attempts }) => webhookId === id && attempts.length > 0),
    );
    expect(delivery.attempts.map(({ status }) => status)).toEqual([200]);
  }
});
