/** Token buckets on a clock that is moved on instead of waited for. */
import type { RateLimit } from "#connectors/connector.ts";
import type { Clock } from "../../sandbox/common/tokens.ts";

export function openTurns(clock: Clock): (operation: string, limit: RateLimit) => Promise<void> {
  const buckets = new Map<string, { level: number; at: number }>();
  return (operation, { perSecond, burst }) => {
    const bucket = buckets.get(operation) ?? { level: burst, at: clock.now() };
    const refilled = (at: number) => Math.min(burst, bucket.level + ((at - bucket.at) / 1_000) * perSecond);
    const missing = 1 - refilled(clock.now());
    if (missing > 0) clock.advance(Math.ceil((missing / perSecond) * 1_000));
    const at = clock.now();
    buckets.set(operation, { level: refilled(at) - 1, at });
    return Promise.resolve();
  };
}
