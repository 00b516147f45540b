/** What every job is made of: a run in three lines of intent (load, do, record), and what to record when it is given up. */
import type { AdminClient } from "#connectors/shopify/admin-client.ts";
import type { AppError } from "#core/errors.ts";
import type { JobName, JobPayload } from "#core/jobs.ts";
import type { Priority } from "#core/query-budget.ts";
import type { RenderPool } from "#imaging/threads/render-pool.ts";
import type { OpenChannel } from "./open-channel.ts";

/** What all jobs of a worker share; put together in workers/main.ts. */
export interface SharedTools {
  /** @throws AppError SHOP_UNAVAILABLE when the app is not installed there any more */
  readonly openAdmin: (shopId: string, signal: AbortSignal, priority: Priority) => Promise<AdminClient>;
  /** @throws AppError REAUTH_REQUIRED when the seller has to sign in first */
  readonly openChannel: OpenChannel;
  readonly renderPool: RenderPool;
  /** Origins that pictures may be fetched from although their address is private. */
  readonly trustedOrigins: readonly string[];
}

export interface JobTools extends Omit<SharedTools, "openAdmin"> {
  /** The same when the job runs again after a crash; two jobs about the same thing have two. */
  readonly jobId: string;
  /** The shop's Admin API, bound to `signal`. */
  readonly adminFor: (shopId: string) => Promise<AdminClient>;
  /** Aborts when this worker shuts down or the job was lost to another worker. */
  readonly signal: AbortSignal;
  /** True when a failure that may pass is not tried again. */
  readonly isLastTry: boolean;
}

export interface JobHandler<Name extends JobName> {
  /** Idempotent: a job may run again from its start after a crash. */
  run(payload: JobPayload<Name>, tools: JobTools): Promise<void>;
  /** Records in the database that the job is given up, for people to see. */
  fail(payload: JobPayload<Name>, error: AppError): Promise<void>;
}

export type Handlers = { readonly [Name in JobName]: JobHandler<Name> };
