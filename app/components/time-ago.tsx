/** A moment as its distance from now; server and first browser render show the date, so that they agree. */
import { useSyncExternalStore } from "react";
import { useFormat } from "../words/use-format.ts";

const tickMs = 15_000;

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, tickMs);
  return () => clearInterval(timer);
}

/** The current tick in milliseconds; null on the server and while hydrating. */
function useNow(): number | null {
  return useSyncExternalStore(
    subscribe,
    () => Math.ceil(Date.now() / tickMs) * tickMs,
    () => null,
  );
}

export function TimeAgo({ at }: { readonly at: string }) {
  const now = useNow();
  const { fullTime, timeAgo } = useFormat();
  return (
    <time dateTime={at} title={fullTime(at)}>
      {now === null ? fullTime(at) : timeAgo(at, now)}
    </time>
  );
}
