/**
 * A seller's account connected through the app's own pages: sign-in at the channel, the way back, confirmation, access
 * that is taken away, and signing in again. App, worker, database and Etsy's stand-in over HTTP.
 */
import "#tests/setup/test-env.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { AttemptView } from "#services/accounts/read-attempt.ts";
import type { ChannelView } from "#services/accounts/read-channels.ts";
import { openMerchantSession } from "#scripts/demo/merchant-session.ts";
import { prisma } from "#prisma/client.ts";
import { type EtsyHarness, etsyHarness } from "#tests/setup/channels/etsy-harness.ts";
import { openTestMerchant, type TestMerchant } from "#tests/setup/test-merchant.ts";
import { openTestStack, type TestStack } from "#tests/setup/test-stack.ts";

const [channelsRoute, confirmRoute] = [
  "routes/app.channels._index",
  "routes/app.channels.confirm.$attemptId",
];
const [seller, otherSeller] = ["123", "456"];

let etsy: EtsyHarness;
let stack: TestStack;
let merchant: TestMerchant;

beforeAll(async () => {
  etsy = await etsyHarness();
  stack = await openTestStack({}, etsy.settings);
  merchant = await openTestMerchant(stack, "demo-store.myshopify.com");
  await merchant.visit();
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(stack.lastWords());
});

afterAll(async () => {
  await stack.stop();
  await etsy.stop();
});

/** The channel's sign-in page, as the click on the page Channels opens it. */
async function leave(accountId = ""): Promise<string> {
  const fields = Object.entries({ intent: "connect", channel: "etsy", region: "global", accountId });
  const { data } = await merchant.session.post("/app/channels?index", channelsRoute, fields);
  return (data as { openUrl: string }).openUrl;
}

/** What the seller says there; resolves with the address at which they come back. */
async function consent(signInUrl: string, who = seller, decision = "allow"): Promise<string> {
  const body = new URLSearchParams({ seller: who, decision });
  const answer = await fetch(signInUrl, { method: "POST", body, redirect: "manual" });
  return answer.headers.get("location") ?? "";
}

const visitTop = (address: string) => fetch(address, { redirect: "manual" });

/** Comes back, and lands on the confirm page inside the shop's admin. */
async function comeBack(address: string): Promise<string> {
  const answer = await visitTop(address);
  expect(answer.status).toBe(302);
  const page = new URL(answer.headers.get("location") ?? "");
  expect(page.origin).toBe(stack.sandbox.url);
  expect(page.pathname).toMatch(/^\/store\/demo-store\/apps\/packshot\/channels\/confirm\/[\w-]+$/);
  return page.pathname.split("/").at(-1) ?? "";
}

const readAttempt = async (id: string) =>
  (await merchant.session.read<{ attempt: AttemptView }>(`/app/channels/confirm/${id}`, confirmRoute))
    .attempt;
const settle = (id: string, intent: "confirm" | "discard") =>
  merchant.session.post(`/app/channels/confirm/${id}`, confirmRoute, [["intent", intent]]);
const readChannels = async () =>
  (await merchant.session.read<{ channels: ChannelView[] }>("/app/channels?index", channelsRoute)).channels;
const readEtsy = async () => (await readChannels()).find(({ channel }) => channel === "etsy");

test("a channel without settings says which it needs; Etsy waits for its first account", async () => {
  const [amazon, ...others] = await readChannels();
  expect(amazon).toMatchObject({ channel: "amazon", isRegistered: false });
  expect(amazon?.settings).toContain("AMAZON_APP_ID");
  expect(others.at(-1)).toMatchObject({ channel: "etsy", isRegistered: true, accounts: [] });
});

/** Its listings were read by themselves, and the one that shares a SKU with a product of the shop waits to be confirmed. */
async function expectSuggested(accountId: string, externalId: string, sku: string): Promise<void> {
  const { product } = await stack.until("a product to be suggested", () =>
    prisma.listing.findFirst({
      where: { accountId, externalId, link: "suggested", linkReason: "sku", linkConfidence: 1 },
      select: { product: { select: { variants: { select: { sku: true } } } } },
    }),
  );
  expect(product?.variants.map((variant) => variant.sku)).toContain(sku);
  const { listingsReadAt } = await prisma.channelAccount.findUniqueOrThrow({ where: { id: accountId } });
  expect(listingsReadAt).not.toBeNull();
}

test("connected, its listings read, signed out by the channel, and signed in again as the same account", async () => {
  const sku = "CONNECT-1";
  const { externalId } = await etsy.seed({ title: "Mug at Etsy", sku, pictures: [] });
  await merchant.admin.addProduct({ title: "Mug", variants: [{ title: "Default Title", sku }] });
  await stack.until("the product to be mirrored", async () => {
    await stack.passTime();
    return (await prisma.productVariant.count({ where: { sku } })) === 1;
  });
  const attemptId = await comeBack(await consent(await leave()));
  expect(await readAttempt(attemptId)).toMatchObject({
    account: { sellerId: "4101", name: "DemoHandmade", marketplaces: [{ id: "etsy" }] },
    isKnown: false,
  });
  expect((await readEtsy())?.accounts).toEqual([]);
  expect((await settle(attemptId, "confirm")).redirectedTo).toContain("/app/channels");
  const connected = (await readEtsy())?.accounts[0];
  expect(connected).toMatchObject({ name: "DemoHandmade", health: { state: "good" } });
  const accountId = connected?.id ?? "";
  await expectSuggested(accountId, externalId, sku);

  etsy.revoke();
  await prisma.channelAccount.update({
    where: { id: accountId },
    // The look of tomorrow, at an hour when the last access has run out.
    data: { checkedAt: new Date(0), accessExpiresAt: new Date(0) },
  });
  await stack.until("the banner to say so", async () => {
    const { signedOut } = await merchant.session.read<{ signedOut: object[] }>(
      "/app?index",
      "routes/app._index",
    );
    return signedOut.length === 1;
  });
  expect((await readEtsy())?.accounts[0]).toMatchObject({ id: accountId, health: { state: "signed-out" } });

  const wrongId = await comeBack(await consent(await leave(accountId), otherSeller));
  expect(await readAttempt(wrongId)).toMatchObject({
    account: { sellerId: "4102" },
    expected: { id: accountId, sellerId: "4101" },
  });
  await expect(settle(wrongId, "confirm")).rejects.toThrow("You signed in as another seller.");
  await settle(wrongId, "discard");
  expect((await readAttempt(wrongId)).account).toBeNull();

  await settle(await comeBack(await consent(await leave(accountId))), "confirm");
  expect((await readEtsy())?.accounts).toMatchObject([{ id: accountId, health: { state: "good" } }]);
});

test("a return nobody asked for, or one that was used, is a plain page that links nothing", async () => {
  const before = await prisma.channelAccount.count();
  const address = await consent(await leave());
  const forged = new URL(address);
  forged.searchParams.set("state", "A".repeat(43));
  await comeBack(address);
  for (const stray of [forged.href, address, `${stack.appUrl}/channels/etsy/callback`]) {
    const answer = await visitTop(stray);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(await answer.text()).toContain("This sign-in is not known");
  }
  expect((await visitTop(`${stack.appUrl}/channels/nowhere/callback`)).status).toBe(404);
  expect(await prisma.channelAccount.count()).toBe(before);
});

test("who says no on the channel's page is told that nothing was connected", async () => {
  const attemptId = await comeBack(await consent(await leave(), seller, "deny"));
  expect(await readAttempt(attemptId)).toMatchObject({ account: null, errorCode: "BAD_INPUT" });
  await expect(settle(attemptId, "confirm")).rejects.toThrow("This sign-in is over.");
});

test("a colleague cannot confirm what somebody else signed in to", async () => {
  const attemptId = await comeBack(await consent(await leave(), otherSeller));
  const colleague = openMerchantSession(stack.appUrl, stack.sandbox.url, merchant.domain, "777");
  const asked = colleague.post(`/app/channels/confirm/${attemptId}`, confirmRoute, [["intent", "confirm"]]);
  await expect(asked).rejects.toThrow(/403|404/);
  expect(await prisma.channelAccount.count({ where: { sellerId: "4102" } })).toBe(0);
});

test("no token of the channel stands in what app and worker say", () => {
  expect(stack.lastWords()).not.toMatch(/\b(123|456)\.[\w-]{8,}/);
});
