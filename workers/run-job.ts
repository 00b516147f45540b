/**
 * The catch boundary of every job, and the one place where the retry policy of core/errors.ts is carried out:
 * `never` is recorded and given up, `after` waits without using up a try, `backoff` is tried again and recorded when
 * its tries are used up.
 */
import { DelayedError, UnrecoverableError } from "bullmq";
import { AppError, toAppError } from "#core/errors.ts";
import { type JobDefinition, type JobName, jobs } from "#core/jobs.ts";
import type { Priority } from "#core/query-budget.ts";
import { log } from "#services/log.ts";
import { loseAccess } from "#services/access/lose-access.ts";
import { type ParkableJob, parkIfAway } from "#services/access/park-job.ts";
import type { QueuedJob } from "#services/queue.ts";
import type { Handlers, JobHandler, JobTools, SharedTools } from "./job-handler.ts";

/** One job with its payload checked. */
interface BoundJob {
  readonly parkable: ParkableJob;
  readonly whileAway: boolean;
  readonly priority: Priority;
  run(tools: JobTools): Promise<void>;
  fail(error: AppError): Promise<void>;
}

export type RunJob = (job: QueuedJob, token: string, lost: AbortSignal) => Promise<void>;

/** Pause before a job of a worker that shuts down is taken up again, so that not the same worker takes it. */
const releaseDelayMs = 500;

/** @param shutdown aborts when running jobs should go back to the queue */
export function createRunJob(handlers: Handlers, tools: SharedTools, shutdown: AbortSignal): RunJob {
  return async (job, token, lost) => {
    const bound = bind(handlers, job);
    if (shutdown.aborted) return putBack(job, token, releaseDelayMs);
    const signal = AbortSignal.any([lost, shutdown]);
    const startedAt = performance.now();
    const askedAt = new Date();
    try {
      if (await isPutAside(bound)) return;
      const { openAdmin, ...rest } = tools;
      const adminFor = (shopId: string) => openAdmin(shopId, signal, bound.priority);
      await bound.run({ ...rest, jobId: job.id ?? "", adminFor, signal, isLastTry: isLastTry(job) });
      log.info({ ...about(job), ms: Math.round(performance.now() - startedAt) }, "job done");
    } catch (thrown) {
      if (lost.aborted) throw thrown;
      if (isAborted(shutdown)) return putBack(job, token, releaseDelayMs);
      const error = await unlessPutAside(bound, toAppError(thrown), askedAt);
      if (error !== null) return settle(bound, job, token, error);
    }
  };
}

/** For a job that took its workers down with it so often that the queue gave it up before our code ran. */
export async function recordGivenUp(handlers: Handlers, job: QueuedJob): Promise<void> {
  const message = `expected job ${job.name} to end but received ${job.stalledCounter.toString()} workers that died over it`;
  await bind(handlers, job).fail(new AppError("INTERNAL", message)).catch(ignoreMissing);
}

/** Work for a shop that is out of reach is no failure; it goes on when the shop is back. */
async function isPutAside({ parkable, whileAway }: BoundJob): Promise<boolean> {
  if (whileAway || !(await parkIfAway(parkable))) return false;
  log.info({ job: parkable.name, payload: parkable.payload }, "job put aside until the shop is back");
  return true;
}

/** Null when the shop refused this job, so that it was put aside. When the shop came back meanwhile, it waits a moment. */
async function unlessPutAside(bound: BoundJob, error: AppError, askedAt: Date): Promise<AppError | null> {
  if (error.code !== "SHOP_UNAVAILABLE" || bound.whileAway) return error;
  const { shopId, name } = bound.parkable;
  if (!(await loseAccess(shopId, askedAt))) return error;
  if (await isPutAside(bound)) return null;
  return new AppError("BUSY", `expected no access to shop "${shopId}" for ${name} but it is back`, {
    cause: error,
  });
}

async function settle(bound: BoundJob, job: QueuedJob, token: string, error: AppError): Promise<void> {
  if (error.retry === "after") {
    log.info({ ...about(job), code: error.code, waitMs: error.retryAfterMs }, "job waits");
    return putBack(job, token, error.retryAfterMs);
  }
  if (error.retry === "backoff" && !isLastTry(job)) {
    log.warn({ ...about(job), code: error.code, err: error }, "job failed and will be tried again");
    throw error;
  }
  log.error({ ...about(job), code: error.code, err: error }, "job failed for good");
  await bound.fail(error).catch(ignoreMissing);
  throw new UnrecoverableError(error.message);
}

/** Of work that was deleted meanwhile, with its shop for instance, nothing is left to record on. */
function ignoreMissing(thrown: unknown): void {
  if (toAppError(thrown).code !== "NOT_FOUND") throw thrown;
}

/** Back to the queue without counting a try. */
async function putBack(job: QueuedJob, token: string, delayMs: number): Promise<never> {
  await job.moveToDelayed(Date.now() + delayMs, token);
  throw new DelayedError();
}

/** @throws UnrecoverableError for a job of another version of the app; nothing can be recorded about it */
function bind(handlers: Handlers, job: QueuedJob): BoundJob {
  if (!isJobName(job.name)) throw refused(job, "a job this version knows");
  const payload = jobs[job.name].payload.safeParse(job.data);
  if (!payload.success) throw refused(job, "a payload of its schema");
  const definition: JobDefinition = jobs[job.name];
  const isClick = definition.isClickAlone === true && !("runId" in payload.data);
  // The handler table pairs every name with its own payload; TypeScript cannot follow that through a union.
  const handler = handlers[job.name] as JobHandler<JobName>;
  return {
    parkable: { shopId: payload.data.shopId, name: job.name, payload: payload.data },
    whileAway: definition.whileAway ?? false,
    priority: isClick ? "click" : (definition.priority ?? "run"),
    run: (tools) => handler.run(payload.data, tools),
    fail: (error) => handler.fail(payload.data, error),
  };
}

function refused(job: QueuedJob, expected: string): UnrecoverableError {
  const message = `expected ${expected} but received ${job.name} ${JSON.stringify(job.data)}`;
  log.error(about(job), message);
  return new UnrecoverableError(message);
}

/** TypeScript takes a signal that was not aborted before an await for one that never is. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name);
}

function isLastTry(job: QueuedJob): boolean {
  return job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
}

function about(job: QueuedJob) {
  return { job: job.name, jobId: job.id, attempt: job.attemptsMade + 1, payload: job.data };
}
