/** Waits for a condition instead of for a time. */
import { setTimeout as pause } from "node:timers/promises";

/** Resolves with the first truthy answer; rejects with `what` when none came within the limit. */
export async function eventually<Answer>(
  what: string,
  ask: () => Promise<Answer> | Answer,
  limitMs = 120_000,
): Promise<NonNullable<Answer>> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline)
      throw new Error(`expected ${what} within ${limitMs.toString()} ms but it did not happen`);
    await pause(25);
  }
}
