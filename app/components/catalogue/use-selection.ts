/** Which products of a page are selected; or every one that matches, over all pages. */
import { useRef, useState } from "react";

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Every product that matches, on this page and the others. */
  readonly everything: boolean;
  /** With `upTo`, everything from the product clicked before to this one. */
  readonly toggle: (id: string, upTo: boolean) => void;
  /** The whole page, or none. */
  readonly togglePage: () => void;
  readonly selectEverything: () => void;
}

const none: ReadonlySet<string> = new Set();

export function useSelection(pageIds: readonly string[]): Selection {
  const [ids, setIds] = useState(none);
  const [everything, setEverything] = useState(false);
  const last = useRef(0);
  const select = (next: ReadonlySet<string>) => {
    setIds(next);
    setEverything(false);
  };
  return {
    ids: everything ? new Set(pageIds) : ids,
    everything,
    toggle: (id, upTo) => {
      const next = new Set(everything ? pageIds : ids);
      const at = pageIds.indexOf(id);
      const [from, to] = upTo ? [Math.min(at, last.current), Math.max(at, last.current)] : [at, at];
      const adds = !next.has(id);
      for (const each of pageIds.slice(from, to + 1)) {
        if (adds) next.add(each);
        else next.delete(each);
      }
      last.current = at;
      select(next);
    },
    togglePage: () => select(ids.size === pageIds.length || everything ? none : new Set(pageIds)),
    selectEverything: () => setEverything(true),
  };
}
