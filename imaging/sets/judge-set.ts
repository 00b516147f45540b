/** The report on all pictures of a folder run together: set.json and a few lines for the terminal. */
import { rename, writeFile } from "node:fs/promises";
import { judgeConsistency, type SetFinding } from "./consistency.ts";
import { findDuplicates, type NamedTraits, type Twins } from "./duplicates.ts";

export interface SetReport {
  readonly pictures: number;
  readonly consistency: readonly SetFinding[];
  readonly duplicates: readonly Twins[];
}

export function judgeSet(pictures: readonly NamedTraits[]): SetReport {
  return {
    pictures: pictures.length,
    consistency: judgeConsistency(pictures.map(({ traits }) => traits)),
    duplicates: findDuplicates(pictures),
  };
}

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
