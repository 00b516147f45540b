/** The activity log as CSV, in pieces, so that a million lines need no memory. */
import { staffIdOf } from "#core/permissions.ts";
import { csvLine, csvStart } from "../csv.ts";
import { listStaff } from "../staff/list-staff.ts";
import type { ActivityFilter } from "./activity-filter.ts";
import { readActivities, type ActivityRow } from "./list-activities.ts";

const columns = ["at", "who", "name", "what", "subject", "subject id", "title", "before", "after"];
const perPiece = 1_000;

/** Newest first; times are ISO 8601 in UTC, `before` and `after` JSON. */
export async function* exportActivities(shopId: string, filter: ActivityFilter): AsyncGenerator<string> {
  const staff = await listStaff(shopId);
  const names = new Map(staff.map(({ staffId, name }) => [staffId, name]));
  yield csvStart + csvLine(columns);
  let cursor: Parameters<typeof readActivities>[2] = null;
  for (;;) {
    const rows: ActivityRow[] = await readActivities(shopId, filter, cursor, perPiece);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => lineOf(row, names)).join("");
    if (rows.length < perPiece) return;
    cursor = { at: last.at, id: last.id, back: false };
  }
}

function lineOf(row: ActivityRow, names: ReadonlyMap<string, string>): string {
  const name = names.get(staffIdOf(row.actor) ?? "") ?? "";
  const { at, actor, kind, subject, subjectId, title, before, after } = row;
  const json = (value: unknown) => (value === null ? "" : JSON.stringify(value));
  const cells = [at.toISOString(), actor, name, kind, subject ?? "", subjectId ?? "", title];
  return csvLine([...cells, json(before), json(after)]);
}
