/**
 * Webhooks as Shopify delivers them on a bad day: 10,000 deliveries, three in ten of them repetitions, in any order, to
 * an app that dies in the middle and is up again a moment later. Every event takes effect exactly once.
 */
import "#tests/setup/test-env.ts";
import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { freePort } from "#scripts/free-port.ts";
import { env } from "#services/env.ts";
import { openShop } from "#services/shops/open-shop.ts";
import { startWebProcess, type WebProcess } from "#tests/setup/web-process.ts";

const domain = "busy-store.myshopify.com";
const distinct = 7_000;
const repeated = 3_000;
const deleted = 500;
const atOnce = 8;
/** As often as Shopify tries again before it gives a delivery up. */
const mostRetries = 8;
/** Doubles each time: a minute in all, where Shopify takes four hours. */
const firstPauseMs = 200;

interface Delivery {
  readonly webhookId: string;
  readonly path: string;
  readonly topic: string;
  readonly body: string;
}

let appUrl: string;
let web: WebProcess;
let shopId: string;
const answeredMs: number[] = [];

beforeAll(async () => {
  appUrl = `http://127.0.0.1:${(await freePort()).toString()}`;
  ({ id: shopId } = await openShop(domain));
  web = await startWebProcess(appUrl, { SHOPIFY_APP_URL: appUrl, LOG_LEVEL: "warn" });
});

afterAll(async () => {
  await web.stop();
  await prisma.$disconnect();
});

const gidOf = (nth: number) => `gid://shopify/Product/${(788_032_119_674_000_000n + BigInt(nth)).toString()}`;

/** Of every product its creation; of some, that the shop has had for long, their deletion. */
function eventOf(nth: number): Delivery {
  const webhookId = randomUUID();
  const gid = gidOf(nth);
  if (nth >= deleted) {
    const body = JSON.stringify({ admin_graphql_api_id: gid });
    return { webhookId, path: "/webhooks/products/create", topic: "products/create", body };
  }
  const body = `{"id":${gid.split("/").at(-1) ?? ""}}`;
  return { webhookId, path: "/webhooks/products/delete", topic: "products/delete", body };
}

/** The same order every time, and no order at all. */
function shuffle<Entry>(entries: Entry[]): Entry[] {
  let seed = 20_261_123;
  for (let at = entries.length - 1; at > 0; at -= 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    const other = seed % (at + 1);
    [entries[at], entries[other]] = [entries[other]!, entries[at]!];
  }
  return entries;
}

async function attempt({ webhookId, path, topic, body }: Delivery): Promise<number | null> {
  const headers = {
    "content-type": "application/json",
    "x-shopify-hmac-sha256": createHmac("sha256", env.SHOPIFY_API_SECRET).update(body).digest("base64"),
    "x-shopify-topic": topic,
    "x-shopify-shop-domain": domain,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": webhookId,
    "x-shopify-triggered-at": new Date().toISOString(),
  };
  const begun = performance.now();
  const answer = await fetch(`${appUrl}${path}`, { method: "POST", headers, body }).catch(() => null);
  if (answer?.ok) answeredMs.push(performance.now() - begun);
  return answer?.status ?? null;
}

/** @returns how many tries it took; one more than Shopify makes when it was given up */
async function deliver(delivery: Delivery): Promise<number> {
  for (let tries = 1; tries <= mostRetries + 1; tries += 1) {
    if ((await attempt(delivery)) === 200) return tries;
    await new Promise((resolve) => setTimeout(resolve, firstPauseMs * 2 ** (tries - 1)));
  }
  return mostRetries + 2;
}

const effects = () =>
  prisma.$queryRaw<{ gid: string; times: bigint }[]>`
    SELECT payload->>'productGid' AS gid, count(*) AS times FROM "OutboxMessage"
    WHERE job = 'automate-product' GROUP BY 1`;

test("10,000 deliveries, 3,000 of them repetitions, through a crash: one effect each", async () => {
  await prisma.$executeRaw`
    INSERT INTO "Product" (id, "shopId", gid, title, handle, status, vendor, "productType", "searchText",
      "shopUpdatedAt", "seenAt")
    SELECT 'known' || n, ${shopId}, 'gid://shopify/Product/' || (788032119674000000 + n), 'Mug', 'mug', 'ACTIVE', '',
      '', '', now(), now()
    FROM generate_series(0, ${deleted * 2 - 1}) n`;
  const events = Array.from({ length: distinct }, (_, nth) => eventOf(nth));
  const queue = shuffle([...events, ...shuffle([...events]).slice(0, repeated)]);
  expect(queue).toHaveLength(10_000);
  let next = 0;
  let retried = 0;
  let restarted = Promise.resolve();
  const restart = async () => {
    await web.stop();
    web = await startWebProcess(appUrl, { SHOPIFY_APP_URL: appUrl, LOG_LEVEL: "warn" });
  };
  const courier = async () => {
    for (let at = next++; at < queue.length; at = next++) {
      if (at === queue.length / 2) restarted = restart();
      const tries = await deliver(queue[at]!);
      expect(tries).toBeLessThanOrEqual(mostRetries + 1);
      if (tries > 1) retried += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, courier));
  await restarted;

  expect(retried).toBeGreaterThan(0);
  const counted = await effects();
  expect(counted).toHaveLength(distinct - deleted);
  expect(counted.filter(({ times }) => times !== 1n)).toEqual([]);
  expect(await prisma.webhookDelivery.count({ where: { shopId } })).toBe(distinct);
  const gone = await prisma.product.findMany({ where: { shopId, deletedAt: { not: null } } });
  expect(gone).toHaveLength(deleted);
});

test("every answer came in time", () => {
  answeredMs.sort((a, b) => a - b);
  const at = (share: number) => Math.round(answeredMs[Math.floor(answeredMs.length * share)] ?? 0);
  console.log(`webhooks answered: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`);
  // Eight at once, on the machine that also runs the tests.
  expect(at(0.95)).toBeLessThan(500);
});
