/** The keys of the review page. */

export const shortcuts = {
  next: { keys: ["j", "ArrowRight"], shown: ["J", "→"] },
  previous: { keys: ["k", "ArrowLeft"], shown: ["K", "←"] },
  approve: { keys: ["a"], shown: ["A"] },
  reject: { keys: ["r"], shown: ["R"] },
  toggle: { keys: ["b"], shown: ["B"] },
  heat: { keys: ["h"], shown: ["H"] },
  actual: { keys: ["1"], shown: ["1"] },
  fit: { keys: ["0"], shown: ["0"] },
  help: { keys: ["?"], shown: ["?"] },
} as const;

export type Shortcut = keyof typeof shortcuts;

/** What has the focus: text being typed takes every key, a slider or a scrolled picture takes the arrows. */
export type FocusKind = "typing" | "arrows" | "other";

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export function shortcutFor(press: KeyPress, focus: FocusKind): Shortcut | null {
  if (press.ctrlKey || press.metaKey || press.altKey || focus === "typing") return null;
  if (focus === "arrows" && press.key.startsWith("Arrow")) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const names = Object.keys(shortcuts) as Shortcut[];
  return names.find((name) => (shortcuts[name].keys as readonly string[]).includes(key)) ?? null;
}
