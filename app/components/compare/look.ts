/** How the compare view is looked at: the mode, the ground, the zoom, the divider. */

export const grounds = ["result", "white", "grey", "dark", "checker"] as const;
export type Ground = (typeof grounds)[number];

export interface Look {
  readonly mode: "slider" | "side";
  /** `result` shows the finished picture, the others the cut-out on that ground. */
  readonly ground: Ground;
  readonly heat: boolean;
  readonly zoom: "fit" | "actual";
  /** Percent of the width that shows the original, 0..100. */
  readonly divider: number;
}

export type LookChange = { readonly set: Partial<Look> } | { readonly toggle: "heat" | "before-after" };

export const firstLook: Look = { mode: "slider", ground: "result", heat: false, zoom: "fit", divider: 50 };

/** `before-after` flips between the whole original and the whole result, from wherever the divider stands. */
export function changeLook(look: Look, change: LookChange): Look {
  if ("set" in change) return { ...look, ...change.set };
  if (change.toggle === "heat") return { ...look, heat: !look.heat };
  return { ...look, mode: "slider", divider: look.divider === 100 ? 0 : 100 };
}
