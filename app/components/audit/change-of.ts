/** A change of a figure with its sign, as `+3` or `−12`. */
export function changeOf(now: number, before: number, number: (value: number) => string): string {
  const change = Math.round(now) - Math.round(before);
  if (change === 0) return "±0";
  return `${change > 0 ? "+" : "−"}${number(Math.abs(change))}`;
}
