import { afterAll, beforeAll, expect, test } from "vitest";
import { type EbaySandbox, startEbaySandbox } from "../../sandbox/ebay/server.ts";
import { ebayAuth } from "./auth.ts";

const request = { region: "global", state: "s/1", codeVerifier: "v".repeat(43), redirectUrl: "" };
const dayMs = 86_400_000;

let sandbox: EbaySandbox;
beforeAll(async () => {
  sandbox = await startEbaySandbox();
});
afterAll(() => sandbox.stop());

const config = (changes: { clientSecret?: string } = {}) => {
  const { clientId, clientSecret, ruName, url } = sandbox;
  return { clientId, clientSecret, ruName, sandboxUrl: url, ...changes };
};

async function signIn(decision: "allow" | "deny"): Promise<URLSearchParams> {
  const body = new URLSearchParams({ seller: "eb7k2demo01", decision });
  const page = ebayAuth(config()).authorizeUrl(request);
  const back = await fetch(page, { method: "POST", body, redirect: "manual" });
  return new URL(back.headers.get("location") ?? "").searchParams;
}
const exchange = async () => ebayAuth(config()).exchange({ ...request, parameters: await signIn("allow") });

test("asks eBay itself for the scopes we use, by the RuName", () => {
  const page = new URL(ebayAuth({ ...config(), sandboxUrl: null }).authorizeUrl(request));
  expect(`${page.origin}${page.pathname}`).toBe("https://auth.ebay.com/oauth2/authorize");
  expect(page.searchParams.get("redirect_uri")).toBe(sandbox.ruName);
  expect(page.searchParams.get("scope")).toContain("sell.inventory");
  expect(page.searchParams.get("state")).toBe("s/1");
});

test("a seller who agrees is signed in for 18 months, and the refresh token stays the same", async () => {
  const tokens = await exchange();
  const lastsDays = ((tokens.refreshExpiresAt?.getTime() ?? 0) - Date.now()) / dayMs;
  expect(lastsDays).toBeCloseTo(547.5, 0);
  const renewed = await ebayAuth(config()).refresh(tokens, "global");
  expect(renewed.accessToken).not.toBe(tokens.accessToken);
  expect(renewed).toMatchObject({
    refreshToken: tokens.refreshToken,
    refreshExpiresAt: tokens.refreshExpiresAt,
  });
});

test("a seller who declines, and a code used twice, are told apart from failures", async () => {
  const auth = ebayAuth(config());
  const denied = await signIn("deny");
  await expect(auth.exchange({ ...request, parameters: denied })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
  const parameters = await signIn("allow");
  await auth.exchange({ ...request, parameters });
  await expect(auth.exchange({ ...request, parameters })).rejects.toMatchObject({ code: "BAD_INPUT" });
});

test("access that was taken back asks for a new sign-in; a wrong secret of ours does not", async () => {
  const tokens = await exchange();
  const wrong = ebayAuth(config({ clientSecret: "other" }));
  await expect(wrong.refresh(tokens, "global")).rejects.toMatchObject({ code: "CHANNEL_FAILED" });
  await fetch(`${sandbox.url}/__sandbox/tokens/revoke`, {
    method: "POST",
    body: JSON.stringify({ sellerId: "eb7k2demo01" }),
  });
  const refused = ebayAuth(config()).refresh(tokens, "global");
  await expect(refused).rejects.toMatchObject({ code: "REAUTH_REQUIRED" });
  await expect(refused).rejects.not.toThrow(tokens.refreshToken);
});
