/** The whole report as text, for the console or for the docs. */
import type { Comparison } from "./compare.ts";
import type { Results } from "./results.ts";
import { groupRows, summariseVerdicts } from "./summarise.ts";
import {
  asMarkdown,
  asText,
  changeTable,
  photoChangeTable,
  scoreTable,
  type Table,
  verdictLines,
  verdictTable,
} from "./text-tables.ts";

export function reportText(
  results: Results,
  comparison: Comparison | null,
  form: "text" | "markdown",
): string {
  const table = (rows: Table) => (form === "markdown" ? asMarkdown(rows) : asText(rows));
  const heading = (words: string) => (form === "markdown" ? `### ${words}` : words);
  const summary = summariseVerdicts(results.photos);
  const lines = verdictLines(summary).map((line) => (form === "markdown" ? `- ${line}` : line));
  const parts = [
    heading(
      `Scores: ${results.photos.length} photos of ${results.set}, ${results.preset}, pipeline ${results.pipelineVersion}`,
    ),
    table(scoreTable(groupRows(results.photos))),
    heading("The verdict against the truth"),
    table(verdictTable(summary)),
    lines.join("\n"),
  ];
  if (comparison) {
    parts.push(heading("Change since the earlier run"), table(changeTable(comparison)));
    parts.push(heading("Photo by photo, the greatest loss first"), table(photoChangeTable(comparison)));
    if (comparison.unmatched.length > 0) {
      parts.push(`In only one of the two runs: ${comparison.unmatched.join(", ")}.`);
    }
  }
  return parts.join("\n\n");
}
