/** Which products of a page are selected; or every one that matches, over all pages. */
import { useCallback, useReducer } from "react";

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

interface State {
  readonly ids: ReadonlySet<string>;
  readonly everything: boolean;
  /** Where the last click was, in the order of the page. */
  readonly last: number;
}

type Step =
  | { readonly toggle: string; readonly upTo: boolean; readonly pageIds: readonly string[] }
  | { readonly page: readonly string[] }
  | "everything";

const nothing: State = { ids: new Set(), everything: false, last: 0 };

function reduce(state: State, step: Step): State {
  if (step === "everything") return { ...state, everything: true };
  if ("page" in step) {
    const whole = state.everything || state.ids.size === step.page.length;
    return whole ? nothing : { ...nothing, ids: new Set(step.page) };
  }
  const { toggle, upTo, pageIds } = step;
  const ids = new Set(state.everything ? pageIds : state.ids);
  const at = pageIds.indexOf(toggle);
  const [from, to] = upTo ? [Math.min(at, state.last), Math.max(at, state.last)] : [at, at];
  const adds = !ids.has(toggle);
  for (const id of pageIds.slice(from, to + 1)) {
    if (adds) ids.add(id);
    else ids.delete(id);
  }
  return { ids, everything: false, last: at };
}

export function useSelection(pageIds: readonly string[]): Selection {
  const [{ ids, everything }, step] = useReducer(reduce, nothing);
  const page = pageIds.join();
  // The same function as long as the page shows the same products, so that rows need not be drawn anew.
  const toggle = useCallback(
    (id: string, upTo: boolean) => step({ toggle: id, upTo, pageIds: page.split(",") }),
    [page],
  );
  return {
    ids: everything ? new Set(pageIds) : ids,
    everything,
    toggle,
    togglePage: () => step({ page: pageIds }),
    selectEverything: () => step("everything"),
  };
}
