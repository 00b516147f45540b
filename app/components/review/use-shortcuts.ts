/** Listens for the review page's keys. */
import { useEffect, useRef } from "react";
import { shortcutFor, type FocusKind, type Shortcut } from "./shortcuts.ts";

export function useShortcuts(active: boolean, act: (shortcut: Shortcut) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      const shortcut = shortcutFor(event, focusKind(event.target));
      if (shortcut === null) return;
      event.preventDefault();
      latest.current(shortcut);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [active]);
}

function focusKind(target: EventTarget | null): FocusKind {
  if (!(target instanceof HTMLElement)) return "other";
  if (target.matches("input[type=range], input[type=radio], [data-pans]")) return "arrows";
  return target.isContentEditable || target.matches("input, textarea, select") ? "typing" : "other";
}
