import "#tests/setup/test-env.ts";
import { expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { openTestShop } from "#tests/fixtures/shop.ts";
import { withProductLease } from "./with-product-lease.ts";

test("of many at once exactly one works at a time, and the others are told to wait", async () => {
  const { id: shopId } = await openTestShop();
  let inside = 0;
  let most = 0;
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const attempts = Array.from({ length: 8 }, (_, nth) =>
    withProductLease(shopId, "gid", `holder${nth.toString()}`, async () => {
      most = Math.max(most, ++inside);
      await held;
      inside -= 1;
    }).catch((error: unknown) => {
      // Everyone else was refused while the first was still inside; only then may it leave.
      refused.push(error);
      if (refused.length === 7) release();
    }),
  );
  const refused: unknown[] = [];
  await Promise.all(attempts);
  expect(most).toBe(1);
  expect(refused).toHaveLength(7);
  expect(refused[0]).toMatchObject({ code: "BUSY", retry: "after", retryAfterMs: 2_000 });
});

test("the lease is given back after success and after failure", async () => {
  const { id: shopId } = await openTestShop();
  expect(await withProductLease(shopId, "gid", "a", () => Promise.resolve(7))).toBe(7);
  const failing = withProductLease(shopId, "gid", "b", () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await withProductLease(shopId, "gid", "c", () => Promise.resolve(8))).toBe(8);
});

test("two products, and the same product in two shops, do not wait for each other", async () => {
  const [one, two] = [await openTestShop(), await openTestShop()];
  const nested = withProductLease(one.id, "gid", "a", () =>
    withProductLease(one.id, "other", "b", () =>
      withProductLease(two.id, "gid", "c", () => Promise.resolve("in")),
    ),
  );
  expect(await nested).toBe("in");
});

test("the same holder comes in again after a crash; another one when the lease has run out", async () => {
  const { id: shopId } = await openTestShop();
  const minute = 60_000;
  const leaveBehind = (expiresAt: Date) =>
    prisma.productLease.create({ data: { shopId, productGid: "gid", holder: "dead", expiresAt } });
  const enter = (holder: string) => withProductLease(shopId, "gid", holder, () => Promise.resolve("in"));

  await leaveBehind(new Date(Date.now() + minute));
  await expect(enter("other")).rejects.toMatchObject({ code: "BUSY" });
  expect(await enter("dead")).toBe("in");
  await leaveBehind(new Date(Date.now() - minute));
  expect(await enter("other")).toBe("in");
});
