/** A line's before and after as short texts, one for each thing that changed. */
import type { ActivityLine } from "#services/activity/list-activities.ts";

export interface ChangeWords {
  /** What a stored field is called; null for one that tells a person nothing. */
  name(field: string): string | null;
  value(field: string, value: unknown): string;
}

export function describeChange(
  { before, after }: Pick<ActivityLine, "before" | "after">,
  words: ChangeWords,
): string[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields.flatMap((field) => {
    const name = words.name(field);
    const [from, to] = [before?.[field], after?.[field]].map((value) =>
      value === undefined || value === null ? null : words.value(field, value),
    );
    if (name === null || from === to) return [];
    return [from === null ? `${name}: ${to ?? "–"}` : `${name}: ${from ?? "–"} → ${to ?? "–"}`];
  });
}
