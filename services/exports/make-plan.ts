/** Works out what goes into an export: every product's pictures by the channel's rules, the table, and what is the matter. */
import { type ExportChannel, exportTraits } from "#core/exports/export-channels.ts";
import { StemRegister } from "#core/exports/file-names.ts";
import { planProduct } from "#core/exports/plan-product.ts";
import { type ExportProblem, type ExportWords, isLeftOut, problemCells } from "#core/exports/problems.ts";
import { csvLine, csvStart } from "../csv.ts";
import type { ExportPlan, PlannedEntry } from "./export-plan.ts";
import { fileFinder } from "./find-files.ts";
import { loadProducts } from "./load-products.ts";

export interface PlanRequest {
  readonly channel: ExportChannel;
  readonly productIds: readonly string[];
  readonly hasAddresses: boolean;
  readonly words: ExportWords;
}

export interface PlanCounts {
  readonly productsChecked: number;
  readonly pictureCount: number;
  readonly leftOutCount: number;
  readonly noteCount: number;
}

/** Products read at once. */
const batch = 100;

/** @param progress called after every batch; false stops, and there is no plan then */
export async function makePlan(
  shopId: string,
  { channel, productIds, hasAddresses, words }: PlanRequest,
  progress: (counts: PlanCounts) => Promise<boolean>,
): Promise<ExportPlan | null> {
  const taken = { stems: new StemRegister(), ids: new Set<string>() };
  const findFiles = fileFinder(shopId, hasAddresses);
  const entries: PlannedEntry[] = [];
  const lines: string[] = [csvLine(exportTraits[channel].table.columns)];
  const problems: ExportProblem[] = [];
  for (let from = 0; from < productIds.length; from += batch) {
    const ids = productIds.slice(from, from + batch);
    for (const product of await loadProducts(shopId, channel, ids, findFiles)) {
      const planned = planProduct(channel, product, taken);
      entries.push(...planned.entries);
      lines.push(...planned.rows.map(csvLine));
      problems.push(...planned.problems);
    }
    const leftOutCount = problems.filter(isLeftOut).length;
    const counts = { pictureCount: entries.length, leftOutCount, noteCount: problems.length - leftOutCount };
    if (!(await progress({ ...counts, productsChecked: from + ids.length }))) return null;
  }
  const told = [words.columns, ...problems.map((problem) => problemCells(problem, words))];
  // Programs read the table, people the problems; only the latter gets Excel's mark.
  return { entries, table: lines.join(""), problems: csvStart + told.map(csvLine).join("") };
}
