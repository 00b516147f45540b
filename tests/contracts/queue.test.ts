/** What the rest of Packshot relies on from its queue and outbox, run on PostgreSQL and on a real Redis. */
import "#tests/setup/test-env.ts";
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { AppError, type ErrorCode } from "#core/errors.ts";
import { type JobPayload, jobNames } from "#core/jobs.ts";
import { prisma } from "#prisma/client.ts";
import { env } from "#services/env.ts";
import { dispatchOutbox, enqueue } from "#services/outbox.ts";
import { type QueueBackend, type Queues, chooseBackend, openQueues, startWorker } from "#services/queue.ts";
import { recoverLostWork } from "#services/recover-lost-work.ts";
import { eventually } from "#tests/setup/eventually.ts";
import { type TestRedis, startRedis } from "#tests/setup/redis-server.ts";
import type { Handlers, JobHandler } from "#workers/job-handler.ts";
import { createRunJob, recordGivenUp } from "#workers/run-job.ts";

type RenderPayload = JobPayload<"render">;
type Open = { close(force?: boolean): Promise<void> };

/** Hands every job to one function; what the real handlers do is tested where they lie. */
function handlersOf(handler: JobHandler<"render">): Handlers {
  return Object.fromEntries(jobNames.map((name) => [name, handler])) as unknown as Handlers;
}

const payload = (): RenderPayload => ({ shopId: randomUUID(), renditionId: randomUUID() });
const noTools = {} as Parameters<typeof createRunJob>[1];

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(async () => {
  await redis.stop();
  await prisma.$disconnect();
});

describe.each(["PostgreSQL", "Redis"])("the queue on %s", (kind) => {
  let redisUrl: string | undefined;
  let backend: QueueBackend;
  let queues: Queues;
  const open: Open[] = [];

  beforeAll(async () => {
    redisUrl = kind === "Redis" ? redis.url : undefined;
    backend = chooseBackend({ DATABASE_URL: env.DATABASE_URL, REDIS_URL: redisUrl });
    queues = await openQueues(backend);
  });
  afterAll(() => queues.close());
  afterEach(async () => {
    await Promise.all(open.splice(0).map((worker) => worker.close()));
  });

  interface Seen {
    readonly runs: { payload: RenderPayload; at: number; isLastTry: boolean }[];
    readonly failures: { payload: RenderPayload; error: AppError }[];
  }

  /** A worker on the render queue whose job does what `run` says; nothing is thrown without it. */
  function work(
    run: (count: number) => Promise<void> | void = () => undefined,
    shutdown = new AbortController(),
  ): Seen {
    const seen: Seen = { runs: [], failures: [] };
    const handlers = handlersOf({
      run: async (ran, { isLastTry }) => {
        seen.runs.push({ payload: ran, at: Date.now(), isLastTry });
        await run(seen.runs.filter((other) => other.payload.renditionId === ran.renditionId).length);
      },
      fail: (failed, error) => {
        seen.failures.push({ payload: failed, error });
        return Promise.resolve();
      },
    });
    const worker = startWorker("render", createRunJob(handlers, noTools, shutdown.signal), {
      concurrency: 2,
      lockMs: 500,
      backend,
    });
    worker.on("failed", (job, error) => {
      if (job !== undefined && error.message.includes("stalled")) void recordGivenUp(handlers, job);
    });
    open.push(worker);
    return seen;
  }

  const add = async (added = payload(), id: string = randomUUID()) => {
    await queues.add([{ id, name: "render", payload: added }]);
    return id;
  };
  const ended = (id: string, limitMs?: number) =>
    eventually(`job ${id} to end`, async () => !(await queues.isAlive("render", id)), limitMs);
  const failing =
    (times: number, code: ErrorCode, retryAfterMs = 50) =>
    (count: number) => {
      if (count <= times)
        throw new AppError(code, "expected success for the test but received a failure", { retryAfterMs });
    };

  test("delivers a job with its payload to the worker of its queue, once", async () => {
    const seen = work();
    const sent = [payload(), payload(), payload()];
    const ids = await Promise.all(sent.map((one) => add(one)));
    await Promise.all(ids.map((id) => ended(id)));
    expect(seen.runs.map((run) => run.payload.renditionId).sort()).toEqual(
      sent.map((one) => one.renditionId).sort(),
    );
    expect(seen.failures).toEqual([]);
  });

  test("does not add an id it knows, waiting or done", async () => {
    const id = await add();
    await add(payload(), id);
    const seen = work();
    await ended(id);
    await add(payload(), id);
    await ended(await add());
    expect(seen.runs).toHaveLength(2);
  });

  test("tries again with growing pauses, and says which try is the last", async () => {
    const seen = work(failing(2, "CHANNEL_FAILED"));
    await ended(await add());
    const [first, second, third] = seen.runs.map(({ at }) => at);
    expect(seen.runs.map(({ isLastTry }) => isLastTry)).toEqual([false, false, true]);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(950);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(1950);
    expect(seen.failures).toEqual([]);
  });

  test("records the failure once its tries are used up", async () => {
    const seen = work(failing(99, "CHANNEL_FAILED"));
    const sent = payload();
    await ended(await add(sent));
    expect(seen.runs).toHaveLength(3);
    expect(seen.failures).toMatchObject([{ payload: sent, error: { code: "CHANNEL_FAILED" } }]);
  });

  test("waits as long as it is told without using up a try", async () => {
    const seen = work(failing(5, "THROTTLED", 120));
    await ended(await add());
    expect(seen.runs).toHaveLength(6);
    expect(seen.runs.every(({ isLastTry }) => !isLastTry)).toBe(true);
    const pauses = seen.runs.slice(1).map((run, index) => run.at - (seen.runs[index]?.at ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(115);
    expect(seen.failures).toEqual([]);
  });

  test("gives up at once on an error that will not pass, as of an uninstalled shop", async () => {
    const seen = work(failing(99, "SHOP_UNAVAILABLE"));
    await ended(await add());
    expect(seen.runs).toHaveLength(1);
    expect(seen.failures.map(({ error }) => error.code)).toEqual(["SHOP_UNAVAILABLE"]);
  });

  test("gives up a payload it cannot read and goes on with the next job", async () => {
    const seen = work();
    const broken = await add({ renditionId: 7 } as unknown as RenderPayload);
    await ended(broken);
    await ended(await add());
    expect(seen.runs).toHaveLength(1);
    expect(seen.failures).toEqual([]);
  });

  test("a job whose worker shuts down goes back to the queue and keeps its tries", async () => {
    const shutdown = new AbortController();
    const first = work(async () => {
      await once(shutdown.signal, "abort");
      throw new Error("expected time to finish but received a shutdown");
    }, shutdown);
    const id = await add();
    await eventually("the job to start", () => first.runs.length === 1);
    const [worker] = open.splice(0);
    const closed = worker?.close();
    shutdown.abort();
    await closed;
    expect(await queues.isAlive("render", id)).toBe(true);
    const second = work();
    await ended(id);
    expect(second.runs).toMatchObject([{ isLastTry: false }]);
    expect(first.failures).toEqual([]);
  });

  test("a job whose worker is killed with SIGKILL goes to another worker", async () => {
    const id = await add();
    await killWhileHolding(id);
    const seen = work();
    await ended(id);
    expect(seen.runs).toMatchObject([{ isLastTry: false }]);
  });

  test("a job that outlives the death of six workers is given up and recorded", async () => {
    const sent = payload();
    const id = await add(sent);
    for (let deaths = 1; deaths <= 6; deaths += 1) await killWhileHolding(id);
    const seen = work();
    await eventually("the failure to be recorded", () => seen.failures.length === 1);
    expect(seen.failures).toMatchObject([{ payload: sent, error: { code: "INTERNAL" } }]);
    expect(seen.runs).toEqual([]);
  });

  async function killWhileHolding(id: string): Promise<void> {
    const file = path.join(import.meta.dirname, "hang-in-job.ts");
    const settings = {
      ...process.env,
      DATABASE_URL: env.DATABASE_URL,
      ...(redisUrl && { REDIS_URL: redisUrl }),
    };
    const child: ChildProcess = spawn(process.execPath, [file], {
      env: settings,
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    try {
      await eventually(`a worker to hold job ${id}`, () => said.includes(`holding ${id}`));
    } finally {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    }
  }

  describe("with the outbox", () => {
    const intend = (sent: RenderPayload, options = {}) =>
      prisma.$transaction((tx) => enqueue(tx, "render", sent, options));
    const ran = (seen: Seen, sent: RenderPayload) =>
      seen.runs.filter((run) => run.payload.renditionId === sent.renditionId).length;

    test("an intent whose transaction fails is never run", async () => {
      const sent = payload();
      const failed = prisma.$transaction(async (tx) => {
        await enqueue(tx, "render", sent);
        throw new Error("the state change failed");
      });
      await expect(failed).rejects.toThrow("the state change failed");
      expect(await dispatchOutbox(queues)).toBe(0);
    });

    test("a crash between commit and dispatch loses nothing: the next sweep finds the row", async () => {
      const seen = work();
      const sent = payload();
      await intend(sent);
      expect(await dispatchOutbox(queues)).toBe(1);
      await eventually("the job to run", () => ran(seen, sent) === 1);
      expect(await dispatchOutbox(queues)).toBe(0);
    });

    test("a crash after the queue took it, before it was marked, runs it once", async () => {
      const seen = work();
      const sent = payload();
      await intend(sent);
      const taken: Queues = {
        ...queues,
        add: async (added) => {
          await queues.add(added);
          throw new Error("crashed before the mark");
        },
      };
      await expect(dispatchOutbox(taken)).rejects.toThrow("crashed before the mark");
      await eventually("the job to run", () => ran(seen, sent) === 1);
      expect(await dispatchOutbox(queues)).toBe(1);
      await ended(await add());
      expect(ran(seen, sent)).toBe(1);
    });

    test("two dispatchers at once hand over every row once", async () => {
      const seen = work();
      const sent = Array.from({ length: 40 }, payload);
      for (const one of sent) await intend(one);
      const counts = await Promise.all([
        dispatchOutbox(queues),
        dispatchOutbox(queues),
        dispatchOutbox(queues),
      ]);
      expect(counts.reduce((sum, count) => sum + count)).toBe(40);
      await eventually("all jobs to run", () => sent.every((one) => ran(seen, one) > 0));
      expect(sent.map((one) => ran(seen, one))).toEqual(sent.map(() => 1));
    });

    test("a delayed intent is not handed over early", async () => {
      await intend(payload(), { delayMs: 300 });
      expect(await dispatchOutbox(queues)).toBe(0);
      await eventually("the row to become due", async () => (await dispatchOutbox(queues)) === 1);
    });

    test("a row of a job this version does not know is kept and does not hold up the others", async () => {
      const unknown = await prisma.outboxMessage.create({ data: { job: "teleport", payload: {} } });
      const seen = work();
      const sent = payload();
      await intend(sent);
      await dispatchOutbox(queues);
      await eventually("the known job to run", () => ran(seen, sent) === 1);
      expect(await prisma.outboxMessage.findUnique({ where: { id: unknown.id } })).toMatchObject({
        dispatchedAt: null,
      });
      await prisma.outboxMessage.delete({ where: { id: unknown.id } });
    });

    test("unfinished work that no queue knows is enqueued anew, and work that waits is left alone", async () => {
      const { shopId, runId, renditionIds } = await openRenditions(2);
      const [lost, waiting] = renditionIds as [string, string];
      await intend({ shopId, renditionId: waiting });
      await dispatchOutbox(queues);
      expect(await recoverLostWork(queues, 60_000)).toBe(0);
      expect(await recoverLostWork(queues, -1)).toBe(1);
      const seen = work();
      await dispatchOutbox(queues);
      await eventually("both to run", () => seen.runs.length === 2);
      expect(seen.runs.map((run) => run.payload)).toEqual(
        expect.arrayContaining([{ shopId, renditionId: lost, runId }]),
      );
      await prisma.shop.delete({ where: { id: shopId } });
    });
  });
});

/** A shop with queued renditions that nobody enqueued. */
async function openRenditions(
  count: number,
): Promise<{ shopId: string; runId: string; renditionIds: string[] }> {
  const shop = await prisma.shop.create({ data: { domain: `${randomUUID()}.myshopify.com` } });
  const shopId = shop.id;
  const text = {
    title: "Mug",
    handle: "mug",
    status: "ACTIVE",
    vendor: "",
    productType: "",
    searchText: "mug",
  };
  const product = await prisma.product.create({
    data: { shopId, gid: "gid://1", shopUpdatedAt: new Date(), seenAt: new Date(), ...text },
  });
  const run = await prisma.run.create({
    data: { shopId, presetName: "amazon-main", recipe: {}, trigger: "merchant", startedBy: "test" },
  });
  const parts = {
    shopId,
    runId: run.id,
    productId: product.id,
    position: 0,
    alt: "",
    fileName: "mug.jpg",
    recipe: {},
  };
  const renditions = await prisma.rendition.createManyAndReturn({
    data: Array.from({ length: count }, (_, index) => ({
      ...parts,
      mediaGid: `gid://${index.toString()}`,
      presetName: "amazon-main",
    })),
  });
  return { shopId, runId: run.id, renditionIds: renditions.map(({ id }) => id) };
}
