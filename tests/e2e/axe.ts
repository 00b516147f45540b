/** Checks a page of the app against WCAG 2.2 A and AA with axe-core, in the page itself. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Visit } from "./visit.ts";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What is wrong, a line for each place: the rule, how bad it is, and where. */
export async function violationsOn({ page }: Visit): Promise<string[]> {
  const frame = page.frame("app");
  if (frame === null) throw new Error("expected the app's frame in the admin but received none");
  await frame.evaluate(source);
  const { violations } = await frame.evaluate(
    (values) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: { type: "tag", values } }),
    standards,
  );
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) =>
      [id, impact ?? "", html.slice(0, 200), failureSummary.replace(/\s+/g, " ")].join(" | "),
    ),
  );
}

/** By how many pixels the page is wider than its window. */
export async function tooWide({ app }: Visit): Promise<number> {
  return app.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
}
