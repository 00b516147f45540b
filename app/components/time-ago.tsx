/** A moment as its distance from now; server and first browser render show the date, so that they agree. */
import { useEffect, useState } from "react";
import { fullTime, timeAgo } from "../words/format.ts";

const refreshMs = 30_000;

export function TimeAgo({ at }: { readonly at: string }) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), refreshMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={fullTime(at)}>
      {now === null ? fullTime(at) : timeAgo(at, now)}
    </time>
  );
}
