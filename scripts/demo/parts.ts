/** Programs that only make sense together: started side by side, watched together, stopped in reverse order. */
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal.ts";

export interface Part {
  readonly name: string;
  /** Settles when it ends, with its last words. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface Parts {
  /** Aborted when the start is abandoned or one part failed to start; every start listens to it. */
  readonly signal: AbortSignal;
  /** Waits for all of them; when one fails it ends the others, so that none is still on its way afterwards. */
  start<Started extends readonly Part[]>(
    ...starting: { [Index in keyof Started]: Promise<Started[Index]> }
  ): Promise<Started>;
  /** The outcome of `work`, or a Refusal with the last words of a part that ended by itself meanwhile. */
  whileUp<Outcome>(work: Promise<Outcome>): Promise<Outcome>;
  stop(): Promise<void>;
}

/** A part that died shows first in the others, as a refused connection; its own words say more. */
const lastWordsWithinMs = 2_000;

export function openParts(abandoned?: AbortSignal): Parts {
  const failure = new AbortController();
  const started: Part[] = [];
  return {
    signal: AbortSignal.any(abandoned === undefined ? [failure.signal] : [failure.signal, abandoned]),

    async start(...starting) {
      const noted = starting.map(async (start) => {
        try {
          const part = await start;
          started.push(part);
          return part;
        } catch (thrown) {
          failure.abort(thrown);
          throw thrown;
        }
      });
      await Promise.allSettled(noted);
      failure.signal.throwIfAborted(); // the first failure, not one of those it ended
      return (await Promise.all(noted)) as never;
    },

    async whileUp(work) {
      const broken = Promise.race(started.map(refuseWhenEnded));
      const explained = work.catch(async (thrown: unknown) => {
        await Promise.race([broken, sleep(lastWordsWithinMs)]);
        throw thrown;
      });
      return Promise.race([explained, broken]);
    },

    async stop() {
      for (const part of started.splice(0).toReversed()) await part.stop();
    },
  };
}

async function refuseWhenEnded({ name, ended }: Part): Promise<never> {
  throw new Refusal(`the ${name} ended by itself. Its last words:\n${await ended}`);
}
