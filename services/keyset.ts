/** Keyset pagination: a page begins beyond the last row seen, so rows that come or go never shift the pages. */
import { z } from "zod";
import { AppError } from "#core/errors.ts";

/** What a list is sorted by. */
export type SortKey = Date | string | number;

const times = z.iso.datetime().transform((text) => new Date(text));

const cursorSchema = z.strictObject({
  at: z.union([z.string(), z.number()]),
  id: z.string().min(1),
  /** The page before this row instead of the page after it. */
  back: z.boolean(),
});

/** The row a page begins beyond; lists are ordered by a key, mostly a time, and then by id, ascending. */
export interface Cursor<Key extends SortKey = Date> {
  readonly at: Key;
  readonly id: string;
  readonly back: boolean;
}

export function encodeCursor({ at, id, back }: Cursor<SortKey>): string {
  return Buffer.from(JSON.stringify({ at, id, back })).toString("base64url");
}

/** @throws AppError BAD_INPUT when the text is not one of our cursors. */
export function decodeCursor(text: string): Cursor {
  return decodeCursorBy(text, times);
}

/** The same for a list that is sorted by something else. @throws AppError BAD_INPUT */
export function decodeCursorBy<Key extends SortKey>(text: string, keys: z.ZodType<Key>): Cursor<Key> {
  const cursor = cursorSchema.safeParse(jsonOf(Buffer.from(text, "base64url").toString("utf8")));
  const key = keys.safeParse(cursor.data?.at);
  if (!cursor.success || !key.success)
    throw new AppError("BAD_INPUT", `expected a page cursor for the list but received "${text}"`);
  return { ...cursor.data, at: key.data };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The condition "beyond the cursor" of a list that shows the newest (greatest) or the oldest (least) `field` first. */
export function beyond<Field extends string, Key extends SortKey>(
  field: Field,
  first: "newest" | "oldest",
  cursor: Cursor<Key>,
) {
  const later = first === "oldest" ? !cursor.back : cursor.back;
  const key = { [field]: later ? { gt: cursor.at } : { lt: cursor.at } };
  const tie = { [field]: cursor.at, id: cursor.back ? { lt: cursor.id } : { gt: cursor.id } };
  return { OR: [key, tie] as Record<Field, Key>[] };
}

/** The order that goes with `beyond`; reversed for a page before the cursor. */
export function keysetOrder<Field extends string>(
  timeField: Field,
  first: "newest" | "oldest",
  back: boolean,
) {
  const descending = (first === "newest") !== back;
  const time = { [timeField]: descending ? "desc" : "asc" } as Record<Field, "asc" | "desc">;
  return [time, { id: back ? ("desc" as const) : ("asc" as const) }];
}

export interface Page<Row> {
  readonly rows: Row[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

/** Cuts a page out of up to `pageSize + 1` rows read in `keysetOrder`, and says where the neighbours begin. */
export function cutPage<Row extends { id: string }>(
  read: readonly Row[],
  pageSize: number,
  cursor: Cursor<SortKey> | null,
  keyOf: (row: Row) => SortKey,
): Page<Row> {
  const back = cursor?.back ?? false;
  const kept = read.slice(0, pageSize);
  const rows = back ? kept.reverse() : kept;
  const more = read.length > pageSize;
  const [first, last] = [rows[0], rows.at(-1)];
  const cursorAt = (row: Row | undefined, toBack: boolean) =>
    row === undefined ? null : encodeCursor({ at: keyOf(row), id: row.id, back: toBack });
  return {
    rows,
    nextCursor: more || back ? cursorAt(last, false) : null,
    previousCursor: (back ? more : cursor !== null) ? cursorAt(first, true) : null,
  };
}
