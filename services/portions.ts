/** A statement takes 32,767 parameters, a new row up to twelve. */
const mostAtOnce = 2_500;

/** Many rows in portions that fit into one statement each, in their order. */
export function portionsOf<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / mostAtOnce);
  return Array.from({ length: count }, (_, n) => rows.slice(n * mostAtOnce, (n + 1) * mostAtOnce));
}
