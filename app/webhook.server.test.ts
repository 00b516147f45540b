import "#tests/setup/test-env.ts";
import { createHmac, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { Session } from "@shopify/shopify-api";
import { prisma } from "#prisma/client.ts";
import { loseAccess } from "#services/access/lose-access.ts";
import { openShop } from "#services/shops/open-shop.ts";
import { env } from "#services/env.ts";
import { sessionStorage } from "./shopify.server.ts";
import { action as scopesUpdated } from "./routes/webhooks.app.scopes-update.ts";
import { action as uninstalled } from "./routes/webhooks.app.uninstalled.ts";
import { action as compliance } from "./routes/webhooks.compliance.ts";
import { action as productCreated } from "./routes/webhooks.products.create.ts";
import { action as productDeleted } from "./routes/webhooks.products.delete.ts";

const gid = "gid://shopify/Product/788032119674292922";

function deliver(
  route: typeof productCreated,
  domain: string,
  topic: string,
  body: string,
  change: Record<string, string | null> = {},
) {
  const headers = new Headers({
    "x-shopify-hmac-sha256": createHmac("sha256", env.SHOPIFY_API_SECRET).update(body).digest("base64"),
    "x-shopify-topic": topic,
    "x-shopify-shop-domain": domain,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": randomUUID(),
  });
  for (const [name, value] of Object.entries(change)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const request = new Request("http://app.example/webhooks", { method: "POST", headers, body });
  return route({ request, params: {}, context: {} });
}

const created = JSON.stringify({ id: 1, admin_graphql_api_id: gid });
const syncs = async (shopId: string) =>
  prisma.outboxMessage.count({
    where: { job: "automate-product", payload: { path: ["shopId"], equals: shopId } },
  });

test("enqueues one job for a product, however often the webhook is delivered", async () => {
  const { id } = await openShop("twice.myshopify.com");
  const repeated = { "x-shopify-webhook-id": "delivery-1" };
  const answers = [];
  for (let time = 0; time < 3; time += 1) {
    answers.push(
      (await deliver(productCreated, "twice.myshopify.com", "products/create", created, repeated)).status,
    );
  }
  expect(answers).toEqual([200, 200, 200]);
  expect(await syncs(id)).toBe(1);
});

test("refuses a wrong or missing signature and does nothing", async () => {
  const { id } = await openShop("forged.myshopify.com");
  const forged = (signature: string | null) =>
    deliver(productCreated, "forged.myshopify.com", "products/create", created, {
      "x-shopify-hmac-sha256": signature,
    });
  expect((await forged("d3Jvbmc=")).status).toBe(401);
  expect((await forged(null)).status).toBe(401);
  expect(await syncs(id)).toBe(0);
});

test("answers 400 to what is signed but not a webhook", async () => {
  const broken = await deliver(productCreated, "x.myshopify.com", "products/create", "{", {});
  expect(broken.status).toBe(400);
  const nameless = await deliver(productCreated, "x.myshopify.com", "products/create", created, {
    "x-shopify-webhook-id": null,
  });
  expect(nameless.status).toBe(400);
});

test("leaves a shop alone that it does not know", async () => {
  expect((await deliver(productCreated, "stranger.myshopify.com", "products/create", created)).status).toBe(
    200,
  );
});

test("a delivery whose work failed counts again on Shopify's next try", async () => {
  const { id } = await openShop("retry.myshopify.com");
  const delivery = { "x-shopify-webhook-id": "delivery-2" };
  const failed = await deliver(
    productCreated,
    "retry.myshopify.com",
    "products/create",
    '{"id":1}',
    delivery,
  );
  expect(failed.status).toBeGreaterThanOrEqual(400);
  const next = await deliver(productCreated, "retry.myshopify.com", "products/create", created, delivery);
  expect(next.status).toBe(200);
  expect(await syncs(id)).toBe(1);
});

test("uninstalls a shop whose token ran out, without asking Shopify for a new one", async () => {
  const domain = "gone.myshopify.com";
  await openShop(domain);
  const session = new Session({
    id: `offline_${domain}`,
    shop: domain,
    state: "",
    isOnline: false,
    accessToken: "old",
  });
  session.expires = new Date(0);
  session.refreshToken = "refused";
  await sessionStorage.storeSession(session);
  expect((await deliver(uninstalled, domain, "app/uninstalled", "{}")).status).toBe(200);
  expect((await prisma.shop.findUniqueOrThrow({ where: { domain } })).uninstalledAt).not.toBeNull();
});

test("of two changes of scopes the later one holds, in whatever order they come, and tokens stay", async () => {
  const domain = "scopes.myshopify.com";
  const { id: shopId } = await openShop(domain);
  const tokens = { accessToken: "shpat_now", refreshToken: "shprt_now" };
  const session = {
    id: `offline_${domain}`,
    shop: domain,
    state: "",
    isOnline: false,
    scope: "a",
    ...tokens,
  };
  await sessionStorage.storeSession(new Session(session));
  await loseAccess(shopId, new Date());
  const change = (current: string[], at: string) =>
    deliver(scopesUpdated, domain, "app/scopes_update", JSON.stringify({ current }), {
      "x-shopify-triggered-at": at,
    });
  await change(["a", "b", "c"], "2026-11-23T10:00:02Z");
  await change(["a", "b"], "2026-11-23T10:00:01Z");
  expect(await sessionStorage.loadSession(session.id)).toMatchObject({ scope: "a,b,c", ...tokens });
  const checks = { job: "check-access", notBefore: { lte: new Date() } };
  expect(await prisma.outboxMessage.count({ where: checks })).toBe(2);
});

test("forgets a deleted product by its exact id", async () => {
  const { id: shopId } = await openShop("delete.myshopify.com");
  const texts = { title: "", handle: "", status: "ACTIVE", vendor: "", productType: "" };
  const row = { shopId, ...texts, tags: [], searchText: "", shopUpdatedAt: new Date(), seenAt: new Date() };
  await prisma.product.create({ data: { ...row, gid } });
  const answer = await deliver(
    productDeleted,
    "delete.myshopify.com",
    "products/delete",
    '{"id":788032119674292922}',
  );
  expect(answer.status).toBe(200);
  expect((await prisma.product.findFirstOrThrow({ where: { shopId } })).deletedAt).not.toBeNull();
});

test("removes everything of a shop on shop/redact, and nothing on the customers' topics", async () => {
  const domain = "redact.myshopify.com";
  await openShop(domain);
  await deliver(uninstalled, domain, "app/uninstalled", "{}");
  for (const topic of ["customers/data_request", "customers/redact"]) {
    expect((await deliver(compliance, domain, topic, "{}")).status).toBe(200);
  }
  expect(await prisma.shop.count({ where: { domain } })).toBe(1);
  expect((await deliver(compliance, domain, "shop/redact", "{}")).status).toBe(200);
  expect(await prisma.shop.count({ where: { domain } })).toBe(0);
});
