import "#tests/setup/test-env.ts";
import { afterAll, expect, test } from "vitest";
import { startSandbox } from "../sandbox/shopify/server.ts";

const apiKey = process.env["SHOPIFY_API_KEY"] ?? "";
const apiSecret = process.env["SHOPIFY_API_SECRET"] ?? "";
const sandbox = await startSandbox({ apiKey, apiSecret, appUrl: "http://127.0.0.1:1", seed: "demo" });
process.env["SHOPIFY_SANDBOX_URL"] = sandbox.url;
const { adminGraphqlFor, authenticate, sessionStorage } = await import("./shopify.server.ts");

const domain = "demo-store.myshopify.com";
const anHourAgo = new Date(Date.now() - 3_600_000);
const query = "query ShopName { shop { name } }";
afterAll(() => sandbox.stop());

async function visit() {
  const token = await (await fetch(`${sandbox.url}/__sandbox/session-token?shop=${domain}`)).text();
  const headers = {
    authorization: `Bearer ${token}`,
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0",
  };
  return authenticate.admin(new Request("http://127.0.0.1:1/app", { headers }));
}

async function changeSession(change: { expires?: Date; refreshToken?: string; accessToken?: string }) {
  const session = await sessionStorage.loadSession(`offline_${domain}`);
  if (!session) throw new Error("expected a session but there is none");
  await sessionStorage.storeSession(Object.assign(session, change));
}

test("without a session the shop is unavailable", async () => {
  await expect(adminGraphqlFor(domain)(query)).rejects.toMatchObject({ code: "SHOP_UNAVAILABLE" });
});

test("many requests at a first visit share one token", async () => {
  const visits = await Promise.all(Array.from({ length: 8 }, visit));
  expect(new Set(visits.map(({ session }) => session.accessToken)).size).toBe(1);
});

test("a forged session token is answered 401", async () => {
  const request = new Request("http://127.0.0.1:1/app", { headers: { authorization: "Bearer a.b.c" } });
  await expect(authenticate.admin(request)).rejects.toMatchObject({ status: 401 });
});

test("a token that ran out is renewed once for all callers", async () => {
  await visit();
  const before = (await sessionStorage.loadSession(`offline_${domain}`))?.accessToken;
  await changeSession({ expires: anHourAgo });
  const answers = await Promise.all(Array.from({ length: 5 }, () => adminGraphqlFor(domain)(query)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect((await sessionStorage.loadSession(`offline_${domain}`))?.accessToken).not.toBe(before);
});

test("a refused renewal makes the shop unavailable", async () => {
  await visit();
  await changeSession({ expires: anHourAgo, refreshToken: "shprt_unknown" });
  await expect(adminGraphqlFor(domain)(query)).rejects.toMatchObject({ code: "SHOP_UNAVAILABLE" });
});

test("a token refused before its time is renewed once for all callers", async () => {
  await visit();
  await changeSession({ accessToken: "shpat_early", expires: new Date(Date.now() + 3_600_000) });
  const answers = await Promise.all(Array.from({ length: 5 }, () => adminGraphqlFor(domain)(query)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
});

test("a revoked token is forgotten, so that the next visit brings a new one", async () => {
  await visit();
  const inAnHour = new Date(Date.now() + 3_600_000);
  await changeSession({ accessToken: "shpat_revoked", refreshToken: "shprt_revoked", expires: inAnHour });
  await expect(adminGraphqlFor(domain)(query)).rejects.toMatchObject({ code: "SHOP_UNAVAILABLE" });
  expect(await sessionStorage.loadSession(`offline_${domain}`)).toBeUndefined();
  await visit();
  expect((await adminGraphqlFor(domain)(query)).status).toBe(200);
});
