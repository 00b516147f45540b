/** Token exchange, refresh, revocation, as an app sees them over HTTP. */
import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import type { Sandbox } from "../server.ts";
import {
  app,
  askForToken,
  demoShop,
  openAdmin,
  otherShop,
  postGraphql,
  sessionToken,
  startTestSandbox,
  type TokenAnswer,
  tokenExchangeForm,
} from "../testing/open-admin.ts";

let sandbox: Sandbox;
beforeAll(async () => (sandbox = await startTestSandbox()));
afterAll(() => sandbox.stop());
beforeEach(() => fetch(`${sandbox.url}/__sandbox/reset`, { method: "POST" }));

const shopQuery = { query: "{ shop { myshopifyDomain } }" };
const statusWith = async (token: string, shop = demoShop) =>
  (await postGraphql(sandbox.url, token, shopQuery, shop)).status;
const tokens = async (form: object, shop = demoShop) => {
  const response = await askForToken(sandbox.url, form, shop);
  return { status: response.status, ...((await response.json()) as TokenAnswer) };
};
const refreshForm = (refreshToken: string | undefined) => ({
  client_id: app.apiKey,
  client_secret: app.apiSecret,
  grant_type: "refresh_token",
  refresh_token: refreshToken,
});

function forge(claims: object, secret = app.apiSecret): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const body = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}

const seconds = () => Math.floor(Date.now() / 1000);
const goodClaims = () => ({
  aud: app.apiKey,
  dest: `https://${demoShop}`,
  exp: seconds() + 60,
  nbf: seconds(),
});

describe("token exchange", () => {
  test("gives an expiring offline token that opens the shop", async () => {
    const answer = await tokens(tokenExchangeForm(await sessionToken(sandbox.url)));
    expect(answer).toMatchObject({
      status: 200,
      expires_in: 3600,
      refresh_token_expires_in: 7_776_000,
      scope: "read_products,write_products,read_files,write_files",
    });
    expect(await statusWith(answer.access_token)).toBe(200);
  });

  test("gives an online token with its user", async () => {
    const answer = await tokens({
      ...tokenExchangeForm(await sessionToken(sandbox.url)),
      requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token",
    });
    expect(answer).toMatchObject({ expires_in: 86_399, associated_user: { account_owner: true } });
    expect(answer.refresh_token).toBeUndefined();
  });

  test.each([
    ["another secret", () => forge(goodClaims(), "guess")],
    ["another app", () => forge({ ...goodClaims(), aud: "someone-else" })],
    ["an earlier minute", () => forge({ ...goodClaims(), exp: seconds() - 1 })],
    ["another shop", () => forge({ ...goodClaims(), dest: `https://${otherShop}` })],
    ["no signature", () => `${forge(goodClaims()).split(".").slice(0, 2).join(".")}.`],
    ["a text that is no token", () => "x.y.z"],
  ])("refuses a session token of %s", async (_name, make) => {
    expect(await tokens(tokenExchangeForm(make()))).toMatchObject({
      status: 400,
      error: "invalid_subject_token",
    });
  });

  test("refuses wrong client credentials", async () => {
    const form = tokenExchangeForm(await sessionToken(sandbox.url));
    expect(await tokens({ ...form, client_secret: "wrong" })).toMatchObject({
      status: 401,
      error: "invalid_client",
    });
    expect(await tokens({ ...form, client_id: "wrong" })).toMatchObject({ status: 400 });
  });
});

describe("refresh", () => {
  test("rotates, and the old refresh token works until the new one is used", async () => {
    const first = await tokens(tokenExchangeForm(await sessionToken(sandbox.url)));
    const second = await tokens(refreshForm(first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const again = await tokens(refreshForm(first.refresh_token));
    expect(again.status).toBe(200);
    const third = await tokens(refreshForm(again.refresh_token));
    expect(third.status).toBe(200);
    expect(await tokens(refreshForm(first.refresh_token))).toMatchObject({
      status: 400,
      error: "invalid_grant",
    });
    expect(await statusWith(third.access_token)).toBe(200);
  });

  test("mends an expired access token, but not an expired refresh token", async () => {
    const { control } = await openAdmin(sandbox.url);
    const first = await tokens(tokenExchangeForm(await sessionToken(sandbox.url)));
    await control("POST", "/expire-tokens", { shop: demoShop });
    expect(await statusWith(first.access_token)).toBe(401);
    const second = await tokens(refreshForm(first.refresh_token));
    expect(await statusWith(second.access_token)).toBe(200);
    await control("POST", "/expire-tokens", { shop: demoShop, refreshToo: true });
    expect((await tokens(refreshForm(second.refresh_token))).status).toBe(400);
  });

  test("knows no refresh token of another shop", async () => {
    const first = await tokens(tokenExchangeForm(await sessionToken(sandbox.url)));
    expect((await tokens(refreshForm(first.refresh_token), otherShop)).status).toBe(400);
  });
});

describe("access", () => {
  test("an unknown token is answered with Shopify's 401", async () => {
    const response = await postGraphql(sandbox.url, "shpat_unknown", shopQuery);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      errors: "[API] Invalid API key or access token (unrecognized login or wrong password)",
    });
  });

  test("a token of one shop opens no other", async () => {
    const { token } = await openAdmin(sandbox.url);
    expect(await statusWith(token, otherShop)).toBe(401);
  });

  test("uninstalling ends every token and every exchange until the app is installed again", async () => {
    const { token, control } = await openAdmin(sandbox.url);
    await control("POST", "/uninstall", { shop: demoShop });
    expect(await statusWith(token)).toBe(401);
    expect((await tokens(tokenExchangeForm(await sessionToken(sandbox.url)))).status).toBe(400);
    await control("POST", "/install", { shop: demoShop });
    expect((await tokens(tokenExchangeForm(await sessionToken(sandbox.url)))).status).toBe(200);
    expect(await statusWith(token)).toBe(401);
  });
});
