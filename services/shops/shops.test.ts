import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import {
  jobsOf,
  openQueuedRendition,
  openReviewedRendition,
  openTestShop,
  stateOf,
} from "#tests/fixtures/shop.ts";
import { decide } from "../review/decide.ts";
import { openRendition } from "../renditions/open-rendition.ts";
import { recordRendition } from "../renditions/record-rendition.ts";
import { makePicture } from "#tests/fixtures/shop.ts";
import { openSealedSessionStorage } from "../sessions/sealed-session-storage.ts";
import { storage } from "../storage.ts";
import { Session } from "@shopify/shopify-api";
import { findShop } from "./find-shop.ts";
import { openShop } from "./open-shop.ts";
import { readShop } from "./read-shop.ts";
import { redactShop } from "./redact-shop.ts";
import { uninstallShop } from "./uninstall-shop.ts";

test("a first visit by many requests at once makes one shop and asks for one sync", async () => {
  const domain = "first-visit.myshopify.com";
  const opened = await Promise.all(Array.from({ length: 8 }, () => openShop(domain)));
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
  expect(opened[0]).toMatchObject({
    domain,
    installed: true,
    catalogueSync: "running",
    catalogueSyncedAt: null,
  });
  expect(opened[0]?.settings).toMatchObject({ approval: "review", automationPaused: false });
  expect(await jobsOf(opened[0]?.id ?? "")).toEqual([
    { job: "sync-catalogue", payload: { shopId: opened[0]?.id } },
  ]);
});

test.each(["", "shop", "evil.com", "shop.myshopify.com.evil.com", "a b.myshopify.com", "SHOP.myshopify.com"])(
  "%j is not a shop",
  async (domain) => {
    await expect(openShop(domain)).rejects.toMatchObject({ code: "BAD_INPUT" });
  },
);

test("an uninstall keeps what is queued and decided, and what was being rendered", async () => {
  const shop = await openTestShop();
  const queued = await openQueuedRendition(shop.id);
  const rendering = await openQueuedRendition(shop.id);
  await openRendition(shop.id, rendering.id);
  const approved = await openReviewedRendition(shop.id);
  await decide(shop.id, approved.id, { kind: "approve", actor: "ann" });
  await uninstallShop(shop.domain);
  await recordRendition(shop.id, rendering.id, makePicture());

  expect(await readShop(shop.id)).toMatchObject({ installed: false });
  expect(await Promise.all([queued.id, rendering.id, approved.id].map(stateOf))).toEqual([
    "queued",
    "in_review",
    "approved",
  ]);
  expect(await prisma.writeBack.findMany({ where: { shopId: shop.id } })).toMatchObject([
    { state: "queued" },
  ]);
  expect(await prisma.run.count({ where: { shopId: shop.id, cancelledAt: null } })).toBe(3);
});

test("after an uninstall the shop can come back, and its catalogue is read again", async () => {
  const shop = await openTestShop();
  await uninstallShop(shop.domain);
  await uninstallShop(shop.domain);
  expect(await findShop(shop.domain)).toMatchObject({ installed: false });
  const back = await Promise.all([openShop(shop.domain), openShop(shop.domain)]);
  expect(back).toMatchObject([
    { id: shop.id, installed: true },
    { id: shop.id, installed: true },
  ]);
  expect(await jobsOf(shop.id, "sync-catalogue")).toHaveLength(2);
});

test("an uninstall webhook that comes after the merchant is back changes nothing", async () => {
  const shop = await openTestShop();
  const left = new Date(Date.now() - 60_000);
  await uninstallShop(shop.domain, left);
  expect(await readShop(shop.id)).toMatchObject({ installed: true });
});

test("shop/redact erases every row and file of the shop, and nothing of another", async () => {
  const [gone, kept] = [await openTestShop(), await openTestShop()];
  const sessions = openSealedSessionStorage();
  for (const { id, domain } of [gone, kept]) {
    const { id: renditionId } = await openReviewedRendition(id);
    await decide(id, renditionId, { kind: "approve", actor: "ann" });
    await prisma.productLease.create({
      data: { shopId: id, productGid: "gid", holder: "h", expiresAt: new Date() },
    });
    await prisma.webhookDelivery.create({ data: { shopId: id, webhookId: "w", topic: "t" } });
    const session = {
      id: `offline_${domain}`,
      shop: domain,
      state: "",
      isOnline: false,
      accessToken: "shpat_1",
    };
    await sessions.storeSession(new Session(session));
  }
  const before = await rowsOf(kept);
  expect(Object.values(await rowsOf(gone))).not.toContain(0);
  const { sha256 } = await prisma.asset.findFirstOrThrow({ where: { shopId: gone.id } });

  await redactShop(gone.domain);
  await redactShop(gone.domain);

  expect(new Set(Object.values(await rowsOf(gone)))).toEqual(new Set([0]));
  expect(await rowsOf(kept)).toEqual(before);
  expect(await storage.exists(`${gone.id}/assets/${sha256}`)).toBe(false);
  expect(await findShop(gone.domain)).toBeNull();
  const asset = await prisma.asset.findFirstOrThrow({ where: { shopId: kept.id } });
  expect(await storage.exists(`${kept.id}/assets/${asset.sha256}`)).toBe(true);
});

/** Rows per table, of every table that holds something of a shop. */
async function rowsOf({
  id: shopId,
  domain,
}: {
  id: string;
  domain: string;
}): Promise<Record<string, number>> {
  return {
    shop: await prisma.shop.count({ where: { id: shopId } }),
    session: await prisma.session.count({ where: { shop: domain } }),
    product: await prisma.product.count({ where: { shopId } }),
    productImage: await prisma.productImage.count({ where: { product: { shopId } } }),
    asset: await prisma.asset.count({ where: { shopId } }),
    run: await prisma.run.count({ where: { shopId } }),
    runProduct: await prisma.runProduct.count({ where: { run: { shopId } } }),
    rendition: await prisma.rendition.count({ where: { shopId } }),
    decision: await prisma.decision.count({ where: { shopId } }),
    writeBack: await prisma.writeBack.count({ where: { shopId } }),
    lease: await prisma.productLease.count({ where: { shopId } }),
    webhook: await prisma.webhookDelivery.count({ where: { shopId } }),
    outbox: (await jobsOf(shopId)).length,
  };
}
