/** Fairness in the queue, counted in jobs: a giant run delays nobody by more than a handful of jobs. */
import "#tests/setup/test-env.ts";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import { maxPerShop } from "#services/next-turns.ts";
import { dispatchOutbox, enqueueMany, finishForgotten, finishOutboxMessage } from "#services/outbox.ts";
import { type Queues, openQueues, startWorker } from "#services/queue.ts";
import { eventually } from "#tests/setup/eventually.ts";

let queues: Queues;
/** What was handed over, in order. */
let handedOver: { readonly id: string; readonly shopId: string; readonly runId: string | undefined }[];

beforeAll(async () => {
  const real = await openQueues();
  queues = {
    ...real,
    add: async (added) => {
      await real.add(added);
      for (const { id, payload } of added)
        handedOver.push({
          id,
          shopId: payload.shopId,
          runId: "runId" in payload ? payload.runId : undefined,
        });
    },
  };
  handedOver = [];
});

afterEach(async () => {
  await prisma.outboxMessage.deleteMany();
  handedOver = [];
});

afterAll(() => queues.close());

const enqueueRun = (shopId: string, pictures: number, runId: string = randomUUID()) =>
  enqueueMany(
    prisma,
    "render",
    Array.from({ length: pictures }, (_, nth) => ({
      shopId,
      runId,
      renditionId: `${runId}-${nth.toString()}`,
    })),
  );

const finish = async (count: number) => {
  const unfinished = await prisma.outboxMessage.findMany({
    where: { dispatchedAt: { not: null }, finishedAt: null },
    orderBy: { dispatchedAt: "asc" },
    take: count,
  });
  for (const { id } of unfinished) await finishOutboxMessage(id);
};

test("another shop's five pictures wait for at most a handful of a 50,000-picture run", async () => {
  await enqueueRun("giant", 50_000);
  expect(await dispatchOutbox(queues)).toBe(maxPerShop);
  expect(await dispatchOutbox(queues)).toBe(0);
  await enqueueRun("small", 5);
  expect(await dispatchOutbox(queues)).toBe(5);
  expect(handedOver.slice(maxPerShop).map(({ shopId }) => shopId)).toEqual(Array(5).fill("small"));
  await finish(3);
  expect(await dispatchOutbox(queues)).toBe(3);
});

test("shops that come at the same time take turns", async () => {
  for (const shopId of ["one", "two", "three"]) await enqueueRun(shopId, 100);
  await enqueueRun("small", 2);
  await dispatchOutbox(queues);
  const firstEight = handedOver.slice(0, 8).map(({ shopId }) => shopId);
  expect(firstEight.filter((shopId) => shopId === "small")).toHaveLength(2);
  expect(new Set(firstEight.slice(0, 4)).size).toBe(4);
});

test("a merchant's small run is not behind their own giant one", async () => {
  await enqueueRun("shop", 1_000, "giant");
  await dispatchOutbox(queues);
  await enqueueRun("shop", 5, "small");
  await finish(10);
  expect(await dispatchOutbox(queues)).toBe(10);
  const next = handedOver.slice(maxPerShop).map(({ runId }) => runId);
  expect(next.filter((runId) => runId === "small")).toHaveLength(5);
});

test("a real worker sees it through to the end, the small shop's pictures among the first", async () => {
  const [giant, small] = [randomUUID(), randomUUID()];
  await enqueueRun(giant, 120);
  await enqueueRun(small, 5);
  const done: string[] = [];
  const worker = startWorker(
    "render",
    (job) => {
      const { shopId } = job.data as { shopId: string };
      if (shopId === giant || shopId === small) done.push(shopId);
      return Promise.resolve();
    },
    { concurrency: 2, lockMs: 5_000 },
  );
  const unfinished = () => prisma.outboxMessage.count({ where: { finishedAt: null } });
  worker.on("completed", (job) => void finishOutboxMessage(job.id ?? ""));
  await eventually(
    "all to run",
    async () => {
      await dispatchOutbox(queues);
      return (await unfinished()) === 0;
    },
    120_000,
  );
  await worker.close();
  expect(done).toHaveLength(125);
  expect(done.lastIndexOf(small)).toBeLessThan(5 + maxPerShop);
});

test("the turn of a job that no queue knows any more comes to an end", async () => {
  await enqueueRun("shop", 20);
  await dispatchOutbox({ ...queues, add: () => Promise.resolve() });
  expect(await dispatchOutbox(queues)).toBe(0);
  await finishForgotten(queues, -1_000);
  expect(await dispatchOutbox(queues)).toBe(4);
});
