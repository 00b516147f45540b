/** Repeats the chores that make sure no work is forgotten: dispatch the outbox, prune it, recover lost work. */
import { setTimeout as pause } from "node:timers/promises";
import { forgetAttempts } from "./accounts/forget-attempts.ts";
import { requestAccountChecks } from "./accounts/request-account-checks.ts";
import { expireExports } from "./exports/expire-exports.ts";
import { log } from "./log.ts";
import { dispatchOutbox, finishForgotten, pruneOutbox } from "./outbox.ts";
import { requestDueSyncs } from "./catalogue/request-due-syncs.ts";
import { publishApproved } from "./publications/publish-approved.ts";
import type { Queues } from "./queue.ts";
import { recoverLostWork } from "./recover-lost-work.ts";

export interface Sweep {
  /** Dispatches now instead of at the next turn; for after a commit. */
  readonly nudge: () => void;
  /** Ends after the turn under way. */
  stop(): Promise<void>;
}

const minuteMs = 60_000;
/** Longer than any job's pauses between tries, so that only work without a job is old enough. */
const silentMs = 10 * minuteMs;

export function startSweep({ everyMs, queues }: { everyMs: number; queues: Queues }): Sweep {
  const dispatching = repeat(everyMs, () => dispatchOutbox(queues));
  const recovering = repeat(minuteMs, async () => {
    await recoverLostWork(queues, silentMs);
    await finishForgotten(queues, silentMs);
    await requestDueSyncs();
    await requestAccountChecks();
    await publishApproved();
    await forgetAttempts();
    await expireExports();
    await pruneOutbox();
  });
  return {
    nudge: dispatching.now,
    stop: async () => {
      await Promise.all([dispatching.stop(), recovering.stop()]);
    },
  };
}

/** Runs a chore again and again, never twice at once; a failure is logged and the next turn tries again. */
function repeat(everyMs: number, chore: () => Promise<unknown>) {
  const stopped = new AbortController();
  let nudged = Promise.withResolvers<null>();
  const turn = async () => {
    nudged = Promise.withResolvers();
    try {
      await chore();
    } catch (error) {
      log.error({ err: error }, "a sweep failed and will be repeated");
    }
    await Promise.race([nudged.promise, pause(everyMs, undefined, { ref: false })]);
  };
  const loop = async () => {
    while (!stopped.signal.aborted) await turn();
  };
  const ended = loop();
  return {
    /** A nudge during a turn makes the next one follow at once. */
    now: () => nudged.resolve(null),
    stop: async () => {
      stopped.abort();
      nudged.resolve(null);
      await ended;
    },
  };
}
