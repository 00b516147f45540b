/** Which lines of the activity log are asked for, as the address says it and as the database is asked. */
import { activityKinds, type ActivityKind } from "#core/activity.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { foldText } from "#core/fold-text.ts";

export interface ActivityFilter {
  readonly search?: string | undefined;
  readonly actor?: string | undefined;
  readonly kind?: ActivityKind | undefined;
  /** Days as `YYYY-MM-DD` (UTC), both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const dayMs = 86_400_000;

/** What makes no sense is left out. */
export function readActivityFilter(fields: URLSearchParams): ActivityFilter {
  const given = (name: string) => {
    const value = fields.get(name)?.trim() ?? "";
    return value === "" ? undefined : value;
  };
  const date = (name: string) => {
    const value = given(name);
    return value !== undefined && day.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
  };
  const kind = activityKinds.find((known) => known === given("kind"));
  return {
    ...{ search: given("search")?.slice(0, 200), actor: given("actor") },
    ...{ kind, from: date("from"), to: date("to") },
  };
}

/** Every word must begin a word of the line; the index is Activity_search_idx. */
export function activityCondition(shopId: string, filter: ActivityFilter): Prisma.Sql {
  const { actor, kind, from, to } = filter;
  const conditions = [Prisma.sql`"shopId" = ${shopId}`];
  if (actor !== undefined) conditions.push(Prisma.sql`actor = ${actor}`);
  if (kind !== undefined) conditions.push(Prisma.sql`kind = ${kind}`);
  if (from !== undefined) conditions.push(Prisma.sql`at >= ${timestamp(Date.parse(from))}`);
  if (to !== undefined) conditions.push(Prisma.sql`at < ${timestamp(Date.parse(to) + dayMs)}`);
  const query = searchQuery(filter.search ?? "");
  if (query !== "")
    conditions.push(Prisma.sql`to_tsvector('simple', "searchText") @@ to_tsquery('simple', ${query})`);
  return Prisma.join(conditions, " AND ");
}

/** Columns hold UTC without a zone. */
export function timestamp(ms: number): Prisma.Sql {
  return Prisma.sql`${new Date(ms).toISOString()}::timestamptz AT TIME ZONE 'UTC'`;
}

/** At most ten words; signs between letters separate words, as they do in the index. */
function searchQuery(search: string): string {
  const words = foldText(search).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 10)
    .map((word) => `${word}:*`)
    .join(" & ");
}
