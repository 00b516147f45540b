import "#tests/setup/test-env.ts";
import { Session } from "@shopify/shopify-api";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { openSealedSessionStorage } from "./sealed-session-storage.ts";

const storage = openSealedSessionStorage();
const expires = new Date("2026-11-22T13:00:00Z");

function offlineSession(shop: string): Session {
  return new Session({
    id: `offline_${shop}`,
    shop,
    state: "",
    isOnline: false,
    scope: "read_products",
    expires,
    accessToken: "shpat_access",
    refreshToken: "shprt_refresh",
    refreshTokenExpires: new Date("2027-02-20T12:00:00Z"),
  });
}

test("a session comes back as it was stored, while the database holds no token", async () => {
  await storage.storeSession(offlineSession("a.myshopify.com"));
  const loaded = await storage.loadSession("offline_a.myshopify.com");
  expect(loaded).toMatchObject({ accessToken: "shpat_access", refreshToken: "shprt_refresh", expires });
  const row = await prisma.session.findUniqueOrThrow({ where: { id: "offline_a.myshopify.com" } });
  expect(JSON.stringify({ ...row, userId: null })).not.toMatch(/shpat_access|shprt_refresh/);
});

test("storing again replaces; the caller's session keeps its plain token", async () => {
  const session = offlineSession("b.myshopify.com");
  await storage.storeSession(session);
  session.accessToken = "shpat_newer";
  await storage.storeSession(session);
  expect(session.accessToken).toBe("shpat_newer");
  expect((await storage.loadSession(session.id))?.accessToken).toBe("shpat_newer");
});

test("a token moved to another shop's row, or one that was never sealed, opens no session", async () => {
  await storage.storeSession(offlineSession("c.myshopify.com"));
  await storage.storeSession(offlineSession("d.myshopify.com"));
  const { accessToken } = await prisma.session.findUniqueOrThrow({
    where: { id: "offline_c.myshopify.com" },
  });
  await prisma.session.update({ where: { id: "offline_d.myshopify.com" }, data: { accessToken } });
  expect(await storage.loadSession("offline_d.myshopify.com")).toBeUndefined();
  await prisma.session.update({
    where: { id: "offline_c.myshopify.com" },
    data: { accessToken: "shpat_plain" },
  });
  expect(await storage.loadSession("offline_c.myshopify.com")).toBeUndefined();
});

test("finds and deletes by shop", async () => {
  await storage.storeSession(offlineSession("e.myshopify.com"));
  await storage.storeSession(offlineSession("f.myshopify.com"));
  expect(await storage.findSessionsByShop("e.myshopify.com")).toMatchObject([
    { accessToken: "shpat_access" },
  ]);
  await storage.deleteSession("offline_e.myshopify.com");
  await storage.deleteSessions(["offline_f.myshopify.com", "never-there"]);
  expect(await storage.findSessionsByShop("e.myshopify.com")).toEqual([]);
  expect(await storage.loadSession("offline_f.myshopify.com")).toBeUndefined();
});
