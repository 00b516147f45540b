/** Whether something happened within the last while; a page keeps looking then, because its effect comes later. */
import { useEffect, useState } from "react";

/** @param event a new value for every happening; undefined before the first */
export function useRecently(event: object | undefined, forMs: number): boolean {
  const [past, setPast] = useState<object | undefined>(undefined);
  useEffect(() => {
    if (event === undefined) return;
    const timer = setTimeout(() => setPast(event), forMs);
    return () => clearTimeout(timer);
  }, [event, forMs]);
  return event !== undefined && event !== past;
}
