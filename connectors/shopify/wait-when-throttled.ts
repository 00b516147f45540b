/** Makes a client wait for the shop's query budget instead of giving up. */
import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "#core/errors.ts";
import type { AdminClient } from "./admin-client.ts";

/** In one go; a standard shop's budget refills fully in 20 s, so more means that something else is wrong. */
const maxWaits = 60;

/** For reads that would lose their place by starting over; a write is better put off by its job. */
export function waitWhenThrottled(client: AdminClient, signal?: AbortSignal): AdminClient {
  return {
    async run(document, variables) {
      for (let waits = 0; ; waits += 1) {
        try {
          return await client.run(document, variables);
        } catch (error) {
          if (!(error instanceof AppError) || error.code !== "THROTTLED" || waits >= maxWaits) throw error;
          await pause(error.retryAfterMs, undefined, signal && { signal });
        }
      }
    },
  };
}
