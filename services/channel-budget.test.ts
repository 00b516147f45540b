import "#tests/setup/test-env.ts";
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { connectTestAccount } from "#tests/fixtures/listings.ts";
import { openTestShop } from "#tests/fixtures/shop.ts";
import { takeAppCall, takeCall } from "./channel-budget.ts";

const slow = { perSecond: 0.01, burst: 5 };

test("of twenty callers at once as many go ahead as there are calls, and the others are told how long to wait", async () => {
  const { id: shopId } = await openTestShop();
  const { id } = await connectTestAccount(shopId, "etsy", {
    sellerId: "1",
    accessToken: "a",
    refreshToken: "r",
  });
  const waits = await Promise.all(Array.from({ length: 20 }, () => takeCall(id, "call", slow)));
  expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(5);
  const [longest] = waits.sort((a, b) => b - a);
  expect(longest).toBeGreaterThan(90_000);
  expect(longest).toBeLessThanOrEqual(100_000);
  expect(await takeCall(id, "another operation", slow)).toBe(0);
});

test("calls come back with time", async () => {
  const { id: shopId } = await openTestShop();
  const { id } = await connectTestAccount(shopId, "etsy", {
    sellerId: "1",
    accessToken: "a",
    refreshToken: "r",
  });
  const quick = { perSecond: 50, burst: 1 };
  expect(await takeCall(id, "call", quick)).toBe(0);
  const waitMs = await takeCall(id, "call", quick);
  await new Promise((resolve) => setTimeout(resolve, waitMs + 5));
  expect(await takeCall(id, "call", quick)).toBe(0);
});

test("what a channel counts by app is one bucket for all accounts, of whichever shop", async () => {
  const channel = randomUUID();
  const waits = await Promise.all(Array.from({ length: 20 }, () => takeAppCall(channel, "app", slow)));
  expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(5);
  expect(await takeAppCall(randomUUID(), "app", slow)).toBe(0);
});
