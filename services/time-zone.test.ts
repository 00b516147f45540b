/** Columns hold UTC without a zone, so a database server that lives in another zone must change nothing. */
import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";

process.env["DATABASE_URL"] =
  `${process.env["DATABASE_URL"] ?? ""}?options=-c%20TimeZone%3DAmerica%2FNew_York`;
const { prisma } = await import("#prisma/client.ts");
const { makeProduct, openTestShop } = await import("#tests/fixtures/shop.ts");
const { enqueueMany } = await import("./outbox.ts");
const { recordProducts } = await import("./catalogue/record-products.ts");
const { withProductLease } = await import("./write-backs/with-product-lease.ts");

test("the server really lives elsewhere", async () => {
  expect(await prisma.$queryRaw`SELECT current_setting('TimeZone') AS zone`).toEqual([
    { zone: "America/New_York" },
  ]);
});

test("product times come back as they were", async () => {
  const { id: shopId } = await openTestShop();
  const [before, updatedAt] = [Date.now(), new Date("2026-11-01T12:00:00.123Z")];
  await recordProducts(shopId, [makeProduct("1", { updatedAt })]);
  const row = await prisma.product.findFirstOrThrow({ where: { shopId } });
  expect(row.shopUpdatedAt).toEqual(updatedAt);
  expect(row.seenAt.getTime()).toBeGreaterThanOrEqual(before);
  expect(row.seenAt.getTime()).toBeLessThanOrEqual(Date.now());
});

test("leases end a minute from now", async () => {
  const { id: shopId } = await openTestShop();
  const begun = Date.now();
  await withProductLease(shopId, "gid", "a", async () => {
    const { expiresAt } = await prisma.productLease.findFirstOrThrow({ where: { shopId } });
    expect(expiresAt.getTime() - begun).toBeGreaterThan(55_000);
    expect(expiresAt.getTime() - begun).toBeLessThan(90_000);
  });
});

test("jobs enqueued together are due now", async () => {
  const { id: shopId } = await openTestShop();
  const begun = Date.now();
  await enqueueMany(prisma, "render", [{ shopId, renditionId: "r" }]);
  const { notBefore } = await prisma.outboxMessage.findFirstOrThrow({ where: { job: "render" } });
  expect(notBefore.getTime()).toBeGreaterThanOrEqual(begun);
  expect(notBefore.getTime()).toBeLessThanOrEqual(Date.now());
});
