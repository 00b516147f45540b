/** Lists the activity log, newest first, a page at a time. */
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { cutPage, decodeCursor, type Cursor } from "../keyset.ts";
import { activityCondition, timestamp, type ActivityFilter } from "./activity-filter.ts";

export interface ActivityLine {
  readonly id: string;
  readonly at: string;
  /** `staff:<id>`, or what in Packshot did it by itself. */
  readonly actor: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly subjectId: string | null;
  readonly title: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

export interface ActivityPage {
  readonly lines: ActivityLine[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

const pageSize = 50;

/** @throws AppError BAD_INPUT for a cursor that is none */
export async function listActivities(
  shopId: string,
  filter: ActivityFilter,
  cursorText: string | null,
): Promise<ActivityPage> {
  const cursor = cursorText === null ? null : decodeCursor(cursorText);
  const read = await readActivities(shopId, filter, cursor, pageSize + 1);
  const { rows, ...neighbours } = cutPage(read, pageSize, cursor, ({ at }) => at);
  return { lines: rows.map((row) => ({ ...row, at: row.at.toISOString() })), ...neighbours };
}

export type ActivityRow = Omit<ActivityLine, "at"> & { readonly at: Date };

/** Rows beyond the cursor; towards newer ones, oldest first, when it points back. */
export function readActivities(
  shopId: string,
  filter: ActivityFilter,
  cursor: Cursor | null,
  limit: number,
): Promise<ActivityRow[]> {
  const back = cursor?.back ?? false;
  const beyond = cursor === null ? Prisma.sql`TRUE` : beyondCursor(cursor);
  // The order of the index read backwards is its exact reverse, so both ways are one index scan.
  const order = back ? Prisma.sql`at ASC, id DESC` : Prisma.sql`at DESC, id ASC`;
  return prisma.$queryRaw<ActivityRow[]>`
    SELECT id, at, actor, kind, subject, "subjectId", title, before, after FROM "Activity"
    WHERE ${activityCondition(shopId, filter)} AND ${beyond}
    ORDER BY ${order} LIMIT ${limit}`;
}

/** The first condition bounds the index scan; the second settles ties. */
function beyondCursor({ at, id, back }: Cursor): Prisma.Sql {
  const time = timestamp(at.getTime());
  return back
    ? Prisma.sql`at >= ${time} AND (at > ${time} OR id < ${id})`
    : Prisma.sql`at <= ${time} AND (at < ${time} OR id > ${id})`;
}
