/** Two processes' worth of keys: what the old key sealed is opened and sealed anew while both are given. */
import "#tests/setup/test-env.ts";
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";

const oldKey = process.env["PACKSHOT_SECRET_KEY"] ?? "";
const newKey = randomBytes(32).toString("base64");
const lostKey = randomBytes(32).toString("base64");
Object.assign(process.env, { PACKSHOT_SECRET_KEY: newKey, PACKSHOT_OLD_SECRET_KEYS: oldKey });

const { prisma } = await import("#prisma/client.ts");
const { createSealer, isCurrent } = await import("./crypto.ts");
const { attemptContext } = await import("./accounts/attempt-context.ts");
const { openTokens } = await import("./accounts/account-tokens.ts");
const { tokenContext } = await import("./accounts/token-context.ts");
const { sessionContext } = await import("./sessions/session-context.ts");
const { rotateKeys } = await import("./rotate-keys.ts");
const { openTestShop } = await import("#tests/fixtures/shop.ts");

const old = createSealer([oldKey]);

async function addSealedRows(): Promise<{ shopId: string; accountId: string }> {
  const { id: shopId, domain } = await openTestShop();
  const sessionId = `offline_${domain}`;
  const sealed = (token: "accessToken" | "refreshToken") => old.seal(token, sessionContext(sessionId, token));
  await prisma.session.create({
    data: {
      ...{ id: sessionId, shop: domain, state: "" },
      ...{ accessToken: sealed("accessToken"), refreshToken: sealed("refreshToken") },
    },
  });
  const account = {
    ...{ channel: "etsy", region: "global", sellerId: "1", name: "1", marketplaces: [], connectedBy: "ann" },
    ...{ accessExpiresAt: new Date(), refreshExpiresAt: null },
  };
  const { id: accountId } = await prisma.channelAccount.create({ data: { shopId, ...account } });
  await prisma.channelAccount.update({
    where: { id: accountId },
    data: {
      accessToken: old.seal("a", tokenContext(shopId, accountId, "access")),
      refreshToken: old.seal("r", tokenContext(shopId, accountId, "refresh")),
    },
  });
  const id = "attempt";
  await prisma.connectAttempt.create({
    data: {
      ...{ id, shopId, staffId: "1", channel: "etsy", region: "global", stateHash: shopId },
      codeVerifier: old.seal("v", attemptContext(shopId, id, "verifier")),
      tokens: old.seal("t", attemptContext(shopId, id, "tokens")),
      expiresAt: new Date(),
    },
  });
  return { shopId, accountId };
}

test("everything is sealed with the new key, opens as before, and a second run finds nothing to do", async () => {
  const { shopId, accountId } = await addSealedRows();
  const first = await rotateKeys();
  expect(first.map(({ name, resealed, unopened }) => `${name} ${resealed} ${unopened}`)).toEqual([
    "Session.accessToken 1 0",
    "Session.refreshToken 1 0",
    "ChannelAccount.accessToken 1 0",
    "ChannelAccount.refreshToken 1 0",
    "ConnectAttempt.codeVerifier 1 0",
    "ConnectAttempt.tokens 1 0",
  ]);
  const [accounts, sessions, attempts] = await Promise.all([
    prisma.channelAccount.findMany(),
    prisma.session.findMany(),
    prisma.connectAttempt.findMany(),
  ]);
  const texts = [
    ...accounts.flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken]),
    ...sessions.flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken]),
    ...attempts.flatMap(({ codeVerifier, tokens }) => [codeVerifier, tokens]),
  ];
  expect(texts.every((text) => isCurrent(text ?? ""))).toBe(true);
  const row = await prisma.channelAccount.findUniqueOrThrow({ where: { id: accountId } });
  expect(openTokens(shopId, accountId, row)).toMatchObject({ accessToken: "a", refreshToken: "r" });
  expect((await rotateKeys()).every(({ current, resealed }) => current === 1 && resealed === 0)).toBe(true);
});

test("what opens with none of the keys is left as it is, and told", async () => {
  const strange = createSealer([lostKey]).seal("x", "anything");
  await prisma.channelAccount.updateMany({ data: { accessToken: strange } });
  const counts = (await rotateKeys()).find(({ name }) => name === "ChannelAccount.accessToken");
  expect(counts).toMatchObject({ resealed: 0, unopened: 1 });
  expect((await prisma.channelAccount.findFirstOrThrow()).accessToken).toBe(strange);
});
