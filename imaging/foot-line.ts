/** The line a whole product stands on: through its feet, straight between them, level beyond them. */
import type { Contact } from "./ground-contact.ts";

const touching = 0.3;

/** For each column the row on the ground; where parts stand one behind another, the nearest one's. */
export function footLine({ box, parts }: Contact): Float32Array {
  const width = parts[0]?.bottom.length ?? 0;
  const line = new Float32Array(width).fill(-1);
  for (const { bottom, strength } of parts) {
    strength.forEach((value, x) => {
      if (value >= touching) line[x] = Math.max(line[x] ?? 0, bottom[x] ?? 0);
    });
  }
  const known = [...line.keys()].filter((x) => (line[x] ?? -1) >= 0);
  let next = 0;
  return line.map((row, x) => {
    if (row >= 0) return row;
    while (next < known.length && (known[next] ?? 0) < x) next++;
    const [before, after] = [known[next - 1], known[next]];
    const [left, right] = [line[before ?? after ?? 0] ?? 0, line[after ?? before ?? 0] ?? 0];
    if (before === undefined || after === undefined)
      return (before ?? after) ? Math.max(left, right) : box.bottom;
    return left + ((right - left) * (x - before)) / (after - before);
  });
}
