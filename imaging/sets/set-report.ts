/** The report on all pictures of a folder run together: set.json and a few lines for the terminal. */
import { rename, writeFile } from "node:fs/promises";
import type { SetReport } from "#core/sets/judge-set.ts";

/** Lines on what a person should look at; none when nothing stands out. */
export function describeSet({ consistency, duplicates }: SetReport): string[] {
  const spread = consistency.filter(({ severity }) => severity === "review").map(({ message }) => message);
  const twins = duplicates.map(
    ({ names: [first, second], likeness }) =>
      `${first} and ${second} ${likeness === "same" ? "show the same picture" : "look very much alike"}.`,
  );
  return [...spread, ...twins.slice(0, shownTwins), ...more(twins.length - shownTwins)];
}

const shownTwins = 10;

function more(hidden: number): string[] {
  return hidden > 0 ? [`${hidden} more pairs are in set.json.`] : [];
}

/** The old file stays until the new one is whole. */
export async function writeSetReport(path: string, report: SetReport): Promise<void> {
  const draft = `${path}.part`;
  await writeFile(draft, `${JSON.stringify(report, null, 2)}\n`);
  await rename(draft, path);
}
