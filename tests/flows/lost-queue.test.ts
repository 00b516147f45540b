/** Redis holds the queues and loses them all in the middle of a run, as one without persistence does when restarted. */
import "#tests/setup/test-env.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startRedis, type TestRedis } from "#tests/setup/redis-server.ts";
import { openTestMerchant, pictureOf, type TestMerchant } from "#tests/setup/test-merchant.ts";
import { openTestStack, type TestStack } from "#tests/setup/test-stack.ts";
import { chooseBackend, openQueues } from "#services/queue.ts";
import { recoverLostWork } from "#services/recover-lost-work.ts";
import { imageNamed, mugPhoto } from "./photos.ts";

let redis: TestRedis;
let stack: TestStack;
let merchant: TestMerchant;

const titles = ["One", "Two", "Three", "Four"];
const gids: string[] = [];

beforeAll(async () => {
  redis = await startRedis();
  stack = await openTestStack({}, { REDIS_URL: redis.url });
  merchant = await openTestMerchant(stack, "demo-store.myshopify.com");
  const photo = await mugPhoto(480);
  for (const title of titles) {
    const images = [imageNamed(`${title.toLowerCase()}.jpg`, title, photo)];
    gids.push((await merchant.admin.addProduct({ title, images })).id);
  }
  await merchant.visit();
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(stack.lastWords());
});

afterAll(async () => {
  await stack.stop();
  await redis.stop();
});

test("what the queues forgot is found in the database and done, once each", async () => {
  const fault = stack.sandbox.faults.add({ kind: "hold", match: { operation: "PackshotProductMediaPage" } });
  const runId = await merchant.enhance(gids, "ebay-gallery");
  await stack.until("the first product to be read", () => fault.held === 1);
  await redis.stop();
  redis = await startRedis(redis.url);
  stack.sandbox.faults.release(fault.id);

  // What the worker's sweep does once the work has been silent for ten minutes.
  const queues = await openQueues(chooseBackend({ DATABASE_URL: "", REDIS_URL: redis.url }));
  const run = await stack.until("the run to end", async () => {
    await recoverLostWork(queues, 0);
    const now = await merchant.readRun(runId);
    return now.state === "done" && now;
  });
  await queues.close();
  for (const title of titles) expect(pictureOf(run, title, 0).state).toBe("in_review");
  expect(run.counts.in_review).toBe(titles.length);
});
