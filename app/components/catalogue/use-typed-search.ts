/** Typing shows at once and reaches the address when it pauses; another change of the address changes what is typed. */
import { useEffect, useState } from "react";

const typingMs = 300;

export function useTypedSearch(search: string, change: (search: string) => void) {
  const [typed, setTyped] = useState(search);
  const [sent, setSent] = useState(search);
  const [before, setBefore] = useState(search);
  if (before !== search) {
    setBefore(search);
    if (search !== sent) setTyped(search);
  }
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === search) return;
    const timer = setTimeout(() => {
      setSent(wanted);
      change(wanted);
    }, typingMs);
    return () => clearTimeout(timer);
    // Only typing sets the timer; `change` is new on every render.
  }, [typed]);
  return [typed, setTyped] as const;
}
