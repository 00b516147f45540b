/** Loads the next picture's previews while this one is looked at. Their signed addresses stay the same for an hour. */
import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { ReviewDetail } from "#services/review/read-review.ts";

export function usePrefetch(nextId: string | null): void {
  const { load, data } = useFetcher<ReviewDetail>({ key: `prefetch-${nextId ?? ""}` });
  useEffect(() => {
    if (nextId !== null) load(`/app/review/${nextId}`);
  }, [nextId, load]);
  useEffect(() => {
    if (!data?.urls) return;
    for (const url of [data.urls.before, data.urls.after]) new Image().src = url;
  }, [data]);
}
