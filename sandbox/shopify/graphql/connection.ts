/** Cursor pagination as the Admin API does it. */
import { GraphQLError } from "graphql";

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly reverse?: boolean | null;
  /** The whole list on one page: only a bulk operation may, no document can say it. */
  readonly everything?: true;
}

/** docs/api/usage/limits: a page holds at most 250. */
const maxPageSize = 250;

interface Cursor {
  readonly last_id: string;
  /** Where the record stood, for a cursor that outlives its record. */
  readonly index: number;
}

const writeCursor = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** One page of an ordered list; a cursor names the record, so pages hold still while the list changes. */
export function connection<Entry extends { id: string }, Node>(
  records: readonly Entry[],
  page: PageArguments,
  show: (record: Entry) => Node,
) {
  const size = pageSize(page);
  const ordered = page.reverse ? records.toReversed() : records;
  const from = page.after ? locate(ordered, page.after).next : 0;
  const to = page.before ? locate(ordered, page.before).here : ordered.length;
  const backwards = page.first == null && page.last != null;
  const start = backwards ? Math.max(from, to - size) : from;
  const end = backwards ? to : Math.min(to, from + size);
  const slice = ordered.slice(start, end);
  const edges = slice.map((record, offset) => ({
    cursor: writeCursor({ last_id: record.id, index: start + offset }),
    node: show(record),
  }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: end < ordered.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function pageSize({ first, last, everything }: PageArguments): number {
  if (everything) return Infinity;
  const size = first ?? last;
  if (size == null) throw badRequest("you must provide one of first or last");
  if (size < 1 || size > maxPageSize)
    throw badRequest(`${first == null ? "last" : "first"} must be between 1 and 250`);
  return size;
}

function locate(records: readonly { id: string }[], cursor: string): { here: number; next: number } {
  const { last_id: id, index } = readCursor(cursor);
  const here = records.findIndex((record) => record.id === id);
  return here < 0 ? { here: index, next: index } : { here, next: here + 1 };
}

function readCursor(cursor: string): Cursor {
  try {
    const read = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as Partial<Cursor>;
    if (typeof read.last_id === "string" && typeof read.index === "number") return read as Cursor;
  } catch {
    // Told below in Shopify's words.
  }
  throw badRequest("Invalid cursor for current pagination sort.");
}

const badRequest = (message: string) => new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
