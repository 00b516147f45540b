/** Reads the page again every so often while something is under way and somebody is looking. */
import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const everyMs = 1_500;

export function usePolling(active: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!active || state !== "idle") return;
    const read = () => {
      if (document.visibilityState === "visible") revalidate();
    };
    const timer = setInterval(read, everyMs);
    document.addEventListener("visibilitychange", read);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", read);
    };
  }, [active, state, revalidate]);
}
