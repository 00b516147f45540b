/** A worker that takes one job, says so, and never ends it; for the queue suite to kill. */
import { startWorker } from "#services/queue.ts";

startWorker(
  "render",
  async (job) => {
    console.log(`holding ${job.id ?? ""}`);
    await new Promise(() => undefined);
  },
  { concurrency: 1, lockMs: 500 },
);
