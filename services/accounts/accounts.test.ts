import "#tests/setup/test-env.ts";
import { beforeEach, expect, test, vi } from "vitest";
import { staffActor } from "#core/permissions.ts";
import { prisma } from "#prisma/client.ts";
import { connectTestAccount, linkTestListing } from "#tests/fixtures/listings.ts";
import { addProducts, jobsOf, makeProduct, openTestShop } from "#tests/fixtures/shop.ts";
import { openStaffMember } from "../staff/open-staff-member.ts";
import { saveSettings } from "../settings/save-settings.ts";
import { isAway } from "../access/is-away.ts";
import { redactShop } from "../shops/redact-shop.ts";
import { uninstallShop } from "../shops/uninstall-shop.ts";
import { accountHealth } from "./account-health.ts";
import { openTokens } from "./account-tokens.ts";
import { disconnectAccount } from "./disconnect-account.ts";
import { forgetAttempts } from "./forget-attempts.ts";
import { listSignedOut } from "./list-signed-out.ts";
import { readAttempt } from "./read-attempt.ts";
import { readChannels } from "./read-channels.ts";
import { requestAccountChecks } from "./request-account-checks.ts";
import { recordFailedReturn, recordReturn, takeReturn } from "./return-from-channel.ts";
import { confirmAttempt, discardAttempt } from "./settle-attempt.ts";
import { startConnect } from "./start-connect.ts";

const [owner, colleague] = [staffActor("1"), staffActor("2")];
const minuteMs = 60_000;
const dayMs = 86_400_000;

let shopId: string;

beforeEach(async () => {
  shopId = (await openTestShop()).id;
  await openStaffMember(shopId, "1");
  await saveSettings(shopId, { newcomersMay: ["settings", "publish"] }, owner);
  await openStaffMember(shopId, "2");
});

const tokensOf = (name: string) => ({
  accessToken: `access ${name}`,
  accessExpiresAt: new Date(Date.now() + 60 * minuteMs),
  refreshToken: `refresh ${name}`,
  refreshExpiresAt: new Date(Date.now() + 90 * dayMs),
});
const described = (sellerId: string) => ({
  ...{ sellerId, name: `Shop ${sellerId}` },
  marketplaces: [{ id: "etsy", country: "DE", active: true }],
});
const etsy = { channel: "etsy", region: "global", accountId: null, actor: owner } as const;

/** Leaves, and comes back as this seller. */
async function signIn(sellerId: string, wish: { accountId?: string } = {}): Promise<string> {
  const { state } = await startConnect(shopId, { ...etsy, ...wish });
  const returned = (await takeReturn("etsy", state))!;
  await recordReturn(returned, { tokens: tokensOf(sellerId), account: described(sellerId) });
  return returned.id;
}
const connect = async (sellerId: string) => confirmAttempt(shopId, await signIn(sellerId), owner);
const account = (id: string) => prisma.channelAccount.findUniqueOrThrow({ where: { id } });
const countAccounts = () => prisma.channelAccount.count({ where: { shopId } });

test("a state is believed once, by its own channel, and no other is", async () => {
  const { state, codeVerifier } = await startConnect(shopId, etsy);
  expect(await takeReturn("etsy", "forged")).toBeNull();
  expect(await takeReturn("etsy", "")).toBeNull();
  expect(await takeReturn("ebay", state)).toBeNull();
  expect(await takeReturn("etsy", state)).toMatchObject({ shopId, region: "global", codeVerifier });
  expect(await takeReturn("etsy", state)).toBeNull();
});

test("of two returns at the same moment one counts", async () => {
  const { state } = await startConnect(shopId, etsy);
  const returns = await Promise.all([1, 2, 3, 4].map(() => takeReturn("etsy", state)));
  expect(returns.filter((one) => one !== null)).toHaveLength(1);
});

test("after ten minutes, or once the app was uninstalled, a state is nothing", async () => {
  const { state } = await startConnect(shopId, etsy);
  await prisma.shop.update({ where: { id: shopId }, data: { uninstalledAt: new Date() } });
  expect(await takeReturn("etsy", state)).toBeNull();
  await prisma.shop.update({ where: { id: shopId }, data: { uninstalledAt: null } });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10 * minuteMs + 1 });
  expect(await takeReturn("etsy", state)).toBeNull();
  vi.useRealTimers();
  expect(await takeReturn("etsy", state)).not.toBeNull();
});

test("neither state, verifier nor tokens lie in the database as they are", async () => {
  const { state, codeVerifier } = await startConnect(shopId, etsy);
  await recordReturn((await takeReturn("etsy", state))!, { tokens: tokensOf("x"), account: described("9") });
  const rows = JSON.stringify(await prisma.connectAttempt.findMany({ where: { shopId } }));
  expect([state, codeVerifier, "access x", "refresh x"].filter((text) => rows.includes(text))).toEqual([]);
});

test("nothing is linked before it is confirmed; then the account has its tokens, and the log knows", async () => {
  const attemptId = await signIn("4101");
  expect(await countAccounts()).toBe(0);
  expect(await readAttempt(shopId, attemptId, owner)).toMatchObject({
    account: described("4101"),
    expected: null,
    isKnown: false,
  });
  const id = await confirmAttempt(shopId, attemptId, owner);
  const row = await account(id);
  expect(row).toMatchObject({ state: "connected", sellerId: "4101", name: "Shop 4101", connectedBy: owner });
  expect(openTokens(shopId, id, row)).toEqual(expect.objectContaining({ refreshToken: "refresh 4101" }));
  expect(await prisma.connectAttempt.findFirstOrThrow({ where: { shopId } })).toMatchObject({ tokens: null });
  expect(await prisma.activity.findFirst({ where: { shopId, kind: "channel.connected" } })).toMatchObject({
    actor: owner,
    title: "Shop 4101",
  });
  await expect(confirmAttempt(shopId, attemptId, owner)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("another shop and another person do not see a sign-in, and cannot settle it", async () => {
  const attemptId = await signIn("4101");
  const stranger = (await openTestShop()).id;
  for (const [shop, actor] of [
    [stranger, owner],
    [shopId, colleague],
  ] as const) {
    for (const verb of [readAttempt, confirmAttempt, discardAttempt])
      await expect(verb(shop, attemptId, actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await countAccounts()).toBe(0);
  await expect(confirmAttempt(shopId, attemptId, owner)).resolves.toEqual(expect.any(String));
});

test("what is thrown away, refused by the seller or too old cannot be confirmed", async () => {
  const discarded = await signIn("1");
  await discardAttempt(shopId, discarded, owner);
  const { state } = await startConnect(shopId, etsy);
  const refused = (await takeReturn("etsy", state))!;
  await recordFailedReturn(refused, "BAD_INPUT");
  const old = await signIn("2");
  await prisma.connectAttempt.update({ where: { id: old }, data: { expiresAt: new Date(0) } });
  for (const id of [discarded, refused.id, old]) {
    await expect(confirmAttempt(shopId, id, owner)).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await readAttempt(shopId, id, owner)).account).toBeNull();
  }
  expect((await readAttempt(shopId, refused.id, owner)).errorCode).toBe("BAD_INPUT");
  await forgetAttempts();
  await expect(readAttempt(shopId, old, owner)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("who may not change settings connects and disconnects nothing", async () => {
  const id = await connect("4101");
  const attemptId = await signIn("4102");
  await saveSettings(shopId, { newcomersMay: [] }, owner);
  await openStaffMember(shopId, "3");
  const newcomer = staffActor("3");
  await expect(startConnect(shopId, { ...etsy, actor: newcomer })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(disconnectAccount(shopId, id, newcomer)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await prisma.staffMember.updateMany({
    where: { shopId, staffId: "1" },
    data: { isOwner: false, permissions: [] },
  });
  await expect(confirmAttempt(shopId, attemptId, owner)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a channel has the regions it has", async () => {
  await expect(startConnect(shopId, { ...etsy, region: "na" })).rejects.toMatchObject({ code: "BAD_INPUT" });
  const started = await startConnect(shopId, { ...etsy, channel: "amazon", region: "eu" });
  expect(started.region).toBe("eu");
});

test("several accounts of a channel stand side by side; the same seller again is the same account", async () => {
  const [first, second] = [await connect("4101"), await connect("4102")];
  expect(first).not.toBe(second);
  expect(await connect("4101")).toBe(first);
  expect(await countAccounts()).toBe(2);
});

test("signing in again keeps account and links, and what waited goes on", async () => {
  const id = await connect("4101");
  const [productId = ""] = await addProducts(shopId, [makeProduct("mug")]);
  const ref = { marketplace: "etsy", externalId: "77", kind: "listing" };
  const listingId = await linkTestListing(shopId, id, ref, productId);
  await prisma.publication.create({
    data: { shopId, listingId, state: "reauth_required", mode: "preserve", requestedBy: owner, wanted: [] },
  });
  await prisma.channelAccount.update({ where: { id }, data: { state: "reauth_required" } });
  expect(await listSignedOut(shopId)).toEqual([{ id, channel: "etsy", name: "Shop 4101" }]);

  const attemptId = await signIn("4101", { accountId: id });
  expect((await readAttempt(shopId, attemptId, owner)).isKnown).toBe(true);
  expect(await confirmAttempt(shopId, attemptId, owner)).toBe(id);
  expect((await account(id)).state).toBe("connected");
  expect(await listSignedOut(shopId)).toEqual([]);
  expect(await prisma.listing.findUniqueOrThrow({ where: { id: listingId } })).toMatchObject({
    link: "confirmed",
    productId,
  });
  expect((await prisma.publication.findFirstOrThrow({ where: { listingId } })).state).toBe("draft");
  expect(await jobsOf(shopId, "plan-publication")).toHaveLength(1);
});

test("another seller does not take an account's place, known or not", async () => {
  const [id, other] = [await connect("4101"), await connect("4102")];
  for (const sellerId of ["4102", "4103"]) {
    const attemptId = await signIn(sellerId, { accountId: id });
    await expect(confirmAttempt(shopId, attemptId, owner)).rejects.toMatchObject({ code: "CONFLICT" });
  }
  expect(openTokens(shopId, id, await account(id))?.refreshToken).toBe("refresh 4101");
  expect(openTokens(shopId, other, await account(other))?.refreshToken).toBe("refresh 4102");
  expect(await countAccounts()).toBe(2);
});

test("an account of another shop, or of another channel, cannot be signed in to", async () => {
  const stranger = (await openTestShop()).id;
  const foreign = await connectTestAccount(stranger, "etsy", {
    ...{ sellerId: "9", accessToken: "a", refreshToken: "r" },
  });
  const own = await connect("4101");
  for (const wish of [
    { ...etsy, accountId: foreign.id },
    { ...etsy, channel: "ebay", accountId: own } as const,
  ])
    await expect(startConnect(shopId, wish)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(disconnectAccount(shopId, foreign.id, owner)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("disconnecting erases the tokens and keeps the rest", async () => {
  const id = await connect("4101");
  await disconnectAccount(shopId, id, owner);
  expect(await account(id)).toMatchObject({
    ...{ state: "disconnected", accessToken: null, refreshToken: null, sellerId: "4101" },
  });
});

test("each account is looked at once a day, by one of those who sweep", async () => {
  const [connected, gone] = [await connect("4101"), await connect("4102")];
  await disconnectAccount(shopId, gone, owner);
  expect(await requestAccountChecks()).toBe(0);
  const tomorrow = new Date(Date.now() + dayMs + minuteMs);
  const asked = await Promise.all([requestAccountChecks(tomorrow), requestAccountChecks(tomorrow)]);
  expect(await jobsOf(shopId, "check-account")).toEqual([
    { job: "check-account", payload: { shopId, accountId: connected } },
  ]);
  expect(Math.max(...asked)).toBeGreaterThan(0);
  expect(await requestAccountChecks(tomorrow)).toBe(0);
});

test("of a shop that uninstalled nothing is asked; who comes back has accounts and links, until the shop is erased", async () => {
  const id = await connect("4101");
  const { domain } = await prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
  await uninstallShop(domain);
  expect(await isAway(shopId)).toBe(true);
  const tomorrow = new Date(Date.now() + dayMs + minuteMs);
  await requestAccountChecks(tomorrow);
  expect(await jobsOf(shopId, "check-account")).toEqual([]);
  await prisma.shop.update({ where: { id: shopId }, data: { uninstalledAt: null } });
  await requestAccountChecks(tomorrow);
  expect(await jobsOf(shopId, "check-account")).toHaveLength(1);
  expect(openTokens(shopId, id, await account(id))?.refreshToken).toBe("refresh 4101");
  await redactShop(domain);
  expect(await prisma.channelAccount.count({ where: { id } })).toBe(0);
});

test.each([
  ["connected", 31, "good", null],
  ["connected", 30, "ending", "soon"],
  ["connected", 7, "ending", "week"],
  ["connected", 1, "ending", "day"],
  ["connected", -3, "ending", "day"],
  ["connected", null, "good", null],
  ["reauth_required", 200, "signed-out", null],
  ["disconnected", null, "disconnected", null],
] as const)("an account that is %s with %s days left is %s", (state, days, health, urgency) => {
  const now = new Date();
  const refreshExpiresAt = days === null ? null : new Date(now.getTime() + days * dayMs);
  expect(accountHealth({ state, refreshExpiresAt }, now)).toMatchObject({ state: health, urgency });
});

test("the page shows every channel, what an account may still call, and who stopped a channel", async () => {
  const id = await connect("4101");
  await prisma.staffMember.updateMany({ where: { shopId, staffId: "2" }, data: { name: "Ben" } });
  await prisma.channelStop.create({ data: { shopId, channel: "etsy", stoppedBy: colleague } });
  await prisma.channelBudget.create({
    data: { accountId: id, operation: "call", available: 2, at: new Date(Date.now() - 10_000) },
  });
  const limits = new Map([["etsy", { call: { perSecond: 0.1, burst: 8 } }]] as const);
  const [amazon, , shown] = await readChannels(shopId, limits);
  expect(amazon).toMatchObject({ channel: "amazon", isRegistered: false, accounts: [], stop: null });
  expect(amazon?.settings).toContain("AMAZON_CLIENT_ID");
  expect(shown).toMatchObject({ channel: "etsy", isRegistered: true, stop: { by: "Ben" } });
  expect(shown?.accounts).toMatchObject([
    { id, health: { state: "good" }, listings: 0, calls: [{ operation: "call", left: 3, burst: 8 }] },
  ]);
  expect(JSON.stringify(shown)).not.toContain("4101 access");
});
