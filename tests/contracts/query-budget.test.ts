/** The shop's shared query budget, against the sandbox's real bucket: who waits, who goes first, and that nothing is lost. */
import "#tests/setup/test-env.ts";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createAdminClient } from "#connectors/shopify/admin-client.ts";
import { productMediaPageDocument } from "#connectors/shopify/admin.generated.ts";
import type { Spending } from "#connectors/shopify/within-budget.ts";
import type { Priority } from "#core/query-budget.ts";
import { prisma } from "#prisma/client.ts";
import { openQueryBudget } from "#services/query-budget.ts";
import { openTestShop } from "#tests/fixtures/shop.ts";
import { openShop, type ProductState, type TestShop } from "./shopify/open-shop.ts";

let shop: TestShop;
let shopId: string;
let product: ProductState;

beforeEach(async () => {
  shop = await openShop();
  shopId = (await openTestShop()).id;
  product = await shop.addProduct({ title: "Mug" });
});

afterEach(() => shop.stop());

const client = (priority: Priority, options: Partial<Spending> & { signal?: AbortSignal } = {}) => {
  const { signal, ...spending } = options;
  return createAdminClient(shop.graphql, {
    spending: { budget: openQueryBudget(shopId), priority, ...spending },
    ...(signal && { signal }),
  });
};

const ask = (asking: ReturnType<typeof client>) =>
  asking.run(productMediaPageDocument, { productId: product.id, first: 100 });

const asked = async () =>
  (await shop.operations()).filter((name) => name === "PackshotProductMediaPage").length;

/** Leaves so little in Shopify's bucket, and lets us know of it. */
async function leave(points: number): Promise<void> {
  await ask(client("click"));
  await shop.drain(points);
  const report = { requested: 10, actual: 10, maximum: 2_000, restoreRate: 100 };
  await openQueryBudget(shopId).settle(10, { ...report, available: points });
}

test("three processes share one budget: all is answered, and Shopify hardly ever has to refuse", async () => {
  await shop.drain(200);
  const file = path.join(import.meta.dirname, "ask-many.ts");
  const calls = 25;
  const processes = Array.from({ length: 3 }, async () => {
    const given = [file, shop.url, shop.accessToken, shopId, product.id, calls.toString()];
    const child = spawn(process.execPath, given, { env: process.env, stdio: ["ignore", "pipe", "inherit"] });
    const [said] = await Promise.all([text(child.stdout), once(child, "exit")]);
    return JSON.parse(said) as { done: number; refused: number };
  });
  const ends = await Promise.all(processes);
  expect(ends.map(({ done }) => done)).toEqual([calls, calls, calls]);
  const refused = ends.reduce((sum, end) => sum + end.refused, 0);
  // Of a shop never asked before nobody knows what is left, and what is on its way by then comes back refused.
  expect(refused).toBeLessThanOrEqual(25);
  expect(await asked()).toBe(3 * calls + refused);
});

test("a storm of refusals is waited out, and every call is answered once", async () => {
  await shop.breakNext({ kind: "throttled", times: 12 });
  await Promise.all(Array.from({ length: 6 }, () => ask(client("run", { maxWaitMs: 60_000 }))));
  expect(await asked()).toBe(6 + 12);
});

test("a click goes before a run, and a run before a sweep", async () => {
  await leave(90);
  const order: Priority[] = [];
  const go = async (priority: Priority) => {
    await ask(client(priority, { maxWaitMs: 60_000 }));
    order.push(priority);
  };
  await Promise.all([go("sweep"), go("run"), go("click")]);
  expect(order).toEqual(["click", "run", "sweep"]);
});

test("a wait that is too long gives the place to others, and says for how long", async () => {
  await leave(0);
  const before = await asked();
  await expect(ask(client("sweep", { maxWaitMs: 100 }))).rejects.toMatchObject({
    code: "THROTTLED",
    retryAfterMs: expect.toSatisfy((ms: number) => ms > 4_000 && ms < 8_000) as number,
  });
  expect(await asked()).toBe(before);
});

test("a wait ends with its signal, and takes nothing with it", async () => {
  await leave(0);
  const before = await asked();
  const controller = new AbortController();
  const waiting = ask(client("sweep", { maxWaitMs: 60_000, signal: controller.signal }));
  controller.abort(new Error("the merchant cancelled"));
  await expect(waiting).rejects.toThrow("the merchant cancelled");
  expect(await asked()).toBe(before);
});

test("what Shopify says of the shop's plan is believed", async () => {
  const budget = openQueryBudget(shopId);
  await budget.take(10, "run");
  const report = { requested: 10, actual: 4, available: 19_000, maximum: 20_000, restoreRate: 1_000 };
  await budget.settle(10, report);
  expect(await prisma.queryBudget.findUnique({ where: { shopId } })).toMatchObject({
    maximum: 20_000,
    restoreRate: 1_000,
  });
  expect(await budget.take(50_000, "click")).toBeGreaterThan(1_000);
});
