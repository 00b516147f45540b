/** Reads what a bulk query selects, as the lines of its result. */
import { type DocumentNode, execute, type GraphQLFieldResolver } from "graphql";
import { setImmediate as breathe } from "node:timers/promises";

import type { Call } from "../graphql/call.ts";
import type { connection } from "../graphql/connection.ts";
import { queries } from "../graphql/queries.ts";
import { schema } from "../graphql/schema.ts";
import { demandScope } from "../graphql/scopes.ts";

/** Records of the root list per look at the shop. */
const rootPageSize = 200;

export interface BulkLine {
  readonly text: string;
  readonly isRoot: boolean;
}

interface Answered {
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
}

/**
 * Pages of lines. A child carries `__parentId`. Grouped, children stand right below their parent; else somewhere
 * after it: here behind all parents of the page, so that a reader that counts on more fails.
 */
export async function* readLines(
  call: Call,
  document: DocumentNode,
  groupObjects: boolean,
): AsyncGenerator<BulkLine[]> {
  for (let after: string | null = null; ;) {
    const seen = { after: null as string | null };
    const fieldResolver = readingWhole(call, after, seen);
    const { data, errors } = await execute({ schema, document, rootValue: queries(call), fieldResolver });
    if (errors?.[0]) throw errors[0];
    const lines = Object.values(data ?? {}).flatMap((root) => linesOf(root as Answered, null));
    yield groupObjects ? lines : lines.toSorted((a, b) => Number(b.isRoot) - Number(a.isRoot));
    if (seen.after === null) return;
    after = seen.after;
    await breathe();
  }
}

/** Resolves the root list page by page and every list below it whole, whatever the document leaves out. */
function readingWhole(
  call: Call,
  after: string | null,
  seen: { after: string | null },
): GraphQLFieldResolver<unknown, unknown> {
  return (source, given: object, _context, { fieldName, path }) => {
    const value = (source as Readonly<Record<string, unknown>>)[fieldName];
    if (typeof value !== "function") return value;
    const resolve = value as (given: object) => unknown;
    if (path.prev !== undefined) return resolve({ ...given, everything: true });
    demandScope(call, fieldName);
    const page = resolve({ ...given, first: rootPageSize, after }) as ReturnType<typeof connection>;
    if (page.pageInfo.hasNextPage) seen.after = page.pageInfo.endCursor;
    return page;
  };
}

function linesOf(list: Answered, parentId: string | null): BulkLine[] {
  return list.edges.flatMap(({ node }) => {
    const fields = Object.entries(node);
    const own = Object.fromEntries(fields.filter(([, value]) => !isList(value)));
    const line = { ...own, ...(parentId !== null && { __parentId: parentId }) };
    const children = fields.flatMap(([, value]) => (isList(value) ? linesOf(value, String(node["id"])) : []));
    return [{ text: JSON.stringify(line), isRoot: parentId === null }, ...children];
  });
}

const isList = (value: unknown): value is Answered =>
  typeof value === "object" && value !== null && "edges" in value;
