/** A line's before and after as short texts, one for each thing that changed. */
import type { ActivityLine } from "#services/activity/list-activities.ts";

/** Names and values as they are stored: the log says what was written, not how a page would put it. */
export function describeChange({ before, after }: Pick<ActivityLine, "before" | "after">): string[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.flatMap((name) => {
    const [from, to] = [shown(before?.[name]), shown(after?.[name])];
    if (from === to) return [];
    if (from === null) return [`${name}: ${to ?? "–"}`];
    return [`${name}: ${from} → ${to ?? "–"}`];
  });
}

function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(String).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}
