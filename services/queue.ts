/** The job queues: BullMQ on the database's own PostgreSQL, or on Redis when REDIS_URL is set; one code path for both. */
import {
  type BackendFactory,
  type IQueueBackend,
  type Job,
  Queue,
  Worker,
  createPostgresBackend,
  createRedisBackend,
} from "bullmq";
import { type JobName, type JobPayload, type QueueName, jobs, queueNames } from "#core/jobs.ts";
import { env } from "./env.ts";
import { log } from "./log.ts";

type Factory = BackendFactory<IQueueBackend, object>;

/** Where the queues lie. */
export interface QueueBackend {
  readonly connection: object;
  readonly factory: Factory;
  /** Its tables have to be brought up to date before use. */
  readonly hasTables: boolean;
}

/** A job as the queue hands it out; its payload is not yet checked. */
export type QueuedJob = Job<unknown, void>;

export interface NewJob<Name extends JobName = JobName> {
  /** An id the queue knows already is not added again. */
  readonly id: string;
  readonly name: Name;
  readonly payload: JobPayload<Name>;
}

export interface Queues {
  add(added: readonly NewJob[]): Promise<void>;
  /** True while the job waits, runs or waits for another try. */
  isAlive(name: JobName, id: string): Promise<boolean>;
  close(): Promise<void>;
}

interface WorkerOptions {
  /** Jobs at the same time. */
  readonly concurrency: number;
  /** A job whose worker shows no life for this long goes to another worker. */
  readonly lockMs: number;
  readonly backend?: QueueBackend;
}

const daySeconds = 86_400;
/** Finished jobs are kept as long as their id may come again. */
const kept = { removeOnComplete: { age: daySeconds }, removeOnFail: { age: 7 * daySeconds } };
const maxPostgresConnections = 4;
/** Workers that may die over one job before the job is held to be the cause. */
const maxStalledCount = 5;

export function chooseBackend(settings: {
  DATABASE_URL: string;
  REDIS_URL?: string | undefined;
}): QueueBackend {
  if (settings.REDIS_URL !== undefined) {
    const connection = { url: settings.REDIS_URL, maxRetriesPerRequest: null };
    return { connection, factory: createRedisBackend, hasTables: false };
  }
  const connection = {
    connectionString: settings.DATABASE_URL,
    schema: "bullmq",
    max: maxPostgresConnections,
  };
  return { connection, factory: createPostgresBackend as unknown as Factory, hasTables: true };
}

const configured = chooseBackend(env);

/** Opens every queue for adding; brings the queues' own tables up to date first. */
export async function openQueues(backend: QueueBackend = configured): Promise<Queues> {
  await migrateQueues(backend);
  const open = new Map(queueNames.map((name) => [name, openQueue(name, backend)]));
  const queueOf = (name: JobName) => open.get(jobs[name].queue) ?? missing(name);
  return {
    add: async (added) => {
      for (const [name, queue] of open) {
        const ours = added.filter((job) => jobs[job.name].queue === name);
        if (ours.length > 0) await queue.addBulk(ours.map(describe));
      }
    },
    isAlive: async (name, id) => {
      const state = await queueOf(name).getJobState(id);
      return state !== "completed" && state !== "failed" && state !== "unknown";
    },
    close: async () => {
      await Promise.all([...open.values()].map((queue) => queue.close()));
    },
  };
}

/**
 * Starts taking jobs of one queue. `run` gets the job, the token that proves it holds the job, and a signal that
 * aborts when the job was lost to another worker.
 */
export function startWorker(
  queue: QueueName,
  run: (job: QueuedJob, token: string, signal: AbortSignal) => Promise<void>,
  options: WorkerOptions,
): Worker<unknown, void, string, IQueueBackend, never, object> {
  const { connection, factory } = options.backend ?? configured;
  const worker = new Worker<unknown, void, string, IQueueBackend, never, object>(
    queue,
    (job, token, signal) => run(job, token ?? "", signal ?? new AbortController().signal),
    {
      connection,
      concurrency: options.concurrency,
      lockDuration: options.lockMs,
      stalledInterval: options.lockMs,
      maxStalledCount,
      ...kept,
    },
    factory,
  );
  worker.on("error", (error) => {
    log.error({ err: error, queue }, "the queue reports an error");
  });
  worker.on("lockRenewalFailed", (ids) => {
    ids.forEach((id) => worker.cancelJob(id, "lost to another worker"));
  });
  return worker;
}

async function migrateQueues({ connection, factory, hasTables }: QueueBackend): Promise<void> {
  if (!hasTables) return;
  const queue = new Queue("migration", { connection: { ...connection, migrate: true } }, factory);
  await queue.waitUntilReady();
  await queue.close();
}

function openQueue(name: QueueName, { connection, factory }: QueueBackend) {
  const queue = new Queue(name, { connection, defaultJobOptions: kept }, factory);
  queue.on("error", (error: Error) => {
    log.error({ err: error, queue: name }, "the queue reports an error");
  });
  return queue;
}

function describe({ id, name, payload }: NewJob) {
  const { attempts, backoffMs } = jobs[name];
  return {
    name,
    data: payload,
    opts: { jobId: id, attempts, backoff: { type: "exponential", delay: backoffMs } },
  };
}

function missing(name: JobName): never {
  throw new Error(`expected a queue for job ${name} but received none`);
}
