/** Starts one worker per queue and the sweep, and stops them so that no job is lost or run twice. */
import { type QueueName, queueNames } from "#core/jobs.ts";
import { env } from "#services/env.ts";
import { log } from "#services/log.ts";
import { finishOutboxMessage } from "#services/outbox.ts";
import { type QueuedJob, type Queues, openQueues, startWorker } from "#services/queue.ts";
import { startSweep } from "#services/sweep.ts";
import { handlers } from "./handlers.ts";
import type { SharedTools } from "./job-handler.ts";
import { createRunJob, recordGivenUp } from "./run-job.ts";

export interface RunningWorkers {
  /** Takes no new jobs, lets the current ones end for a while, then puts the rest back into the queue. */
  stop(): Promise<void>;
}

const sweepEveryMs = 500;
/** Of the ten seconds that platforms commonly give a stopping process. */
const finishWithinMs = 6_000;

const concurrency: Readonly<Record<QueueName, number>> = {
  catalogue: 4,
  render: env.RENDER_CONCURRENCY,
  "write-back": 8,
  publish: 8,
  export: 2,
  audit: 1,
};

export async function startWorkers(tools: SharedTools): Promise<RunningWorkers> {
  const queues = await openQueues();
  const sweep = startSweep({ everyMs: sweepEveryMs, queues });
  const shutdown = new AbortController();
  const runJob = createRunJob(handlers, tools, shutdown.signal);
  // Its shop's next job may follow, and it may have enqueued others itself.
  const next = async (jobId = "") => {
    await finishOutboxMessage(jobId).catch((failure: unknown) => {
      log.warn({ err: failure, jobId }, "a job's turn could not be ended; the sweep will do it");
    });
    sweep.nudge();
  };
  const workers = queueNames.map((name) => {
    const worker = startWorker(name, runJob, { concurrency: concurrency[name], lockMs: env.WORKER_LOCK_MS });
    worker.on("completed", (job) => void next(job.id));
    worker.on("failed", (job, error) => {
      if (job === undefined) return;
      if (error.message.startsWith("job stalled")) giveUp(job);
      if (job.finishedOn !== undefined) void next(job.id);
    });
    return worker;
  });
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  return { stop: () => stop(workers, shutdown, sweep, queues) };
}

function giveUp(job: QueuedJob): void {
  recordGivenUp(handlers, job).catch((failure: unknown) => {
    log.error({ err: failure, jobId: job.id }, "a job that was given up could not be recorded");
  });
}

type Closable = Pick<Queues, "close">;

async function stop(
  workers: readonly Closable[],
  shutdown: AbortController,
  sweep: { stop(): Promise<void> },
  queues: Queues,
): Promise<void> {
  const release = setTimeout(() => shutdown.abort(new Error("the worker shuts down")), finishWithinMs);
  await Promise.all([...workers.map((worker) => worker.close()), sweep.stop()]);
  clearTimeout(release);
  await queues.close();
}
