/** Lists publications, newest first, with what each would change or has changed. */
import { z } from "zod";
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";
import { channelIssueSchema } from "#core/publishing/channel-issue.ts";
import { imagePlanSchema, type PlannedChange } from "#core/publishing/image-plan.ts";
import type { PublicationState } from "#core/publishing/publication-state.ts";
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { beyond, cutPage, decodeCursor, keysetOrder } from "../keyset.ts";

/** To add a view: its states here and its name in app/locales (area `publications`). */
export const publicationViews = {
  waiting: ["checked", "planned"],
  "under-way": ["draft", "queued", "submitted", "accepted", "verifying"],
  trouble: ["rejected", "failed", "reauth_required", "accepted_not_shown", "drifted"],
  live: ["live"],
} as const satisfies Readonly<Record<string, readonly PublicationState[]>>;

export type PublicationViewName = keyof typeof publicationViews;

export interface PublicationFilter {
  readonly view?: PublicationViewName | undefined;
  /** Those that were asked for together. */
  readonly batch?: string | undefined;
}

export type ChangeCounts = Readonly<Record<PlannedChange["kind"], number>>;

export interface PublicationRow {
  readonly id: string;
  readonly state: PublicationState;
  readonly createdAt: string;
  readonly scheduledFor: string | null;
  readonly channel: ConnectedChannel;
  readonly account: string;
  readonly listing: { readonly id: string; readonly title: string; readonly mainImageUrl: string | null };
  /** Null until it is planned. */
  readonly changes: ChangeCounts | null;
  /** What stands in the way, and what is only to be known. */
  readonly errors: number;
  readonly warnings: number;
  readonly errorMessage: string | null;
}

export interface PublicationsPage {
  readonly publications: PublicationRow[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  /** How many are in each view, of the batch when one is named. */
  readonly counts: Readonly<Record<PublicationViewName, number>>;
  /** How many wait for nothing but a person's word, on every page of the list. */
  readonly ready: number;
}

/** Those that wait for nothing but a person's word. @param batch those asked for together; all when absent */
export async function readReady(shopId: string, batch?: string): Promise<string[]> {
  const where = { shopId, state: "planned", ...(batch !== undefined && { batchId: batch }) };
  return (await prisma.publication.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

const pageSize = 50;
const viewNames = Object.keys(publicationViews) as PublicationViewName[];
const withListing = { listing: { include: { account: true } } } satisfies Prisma.PublicationInclude;

/** What gave way to a newer one and what was cancelled is left out, but in a batch. @throws AppError BAD_INPUT */
export async function listPublications(
  shopId: string,
  { view, batch }: PublicationFilter,
  cursorText: string | null,
): Promise<PublicationsPage> {
  const states: readonly PublicationState[] =
    view === undefined ? Object.values(publicationViews).flat() : publicationViews[view];
  const named = { shopId, ...(batch !== undefined && { batchId: batch }) };
  const where = view === undefined && batch !== undefined ? named : { ...named, state: { in: [...states] } };
  const cursor = cursorText === null ? null : decodeCursor(cursorText);
  const [read, counted] = await Promise.all([
    prisma.publication.findMany({
      where: cursor ? { AND: [where, beyond("createdAt", "newest", cursor)] } : where,
      orderBy: keysetOrder("createdAt", "newest", cursor?.back ?? false),
      take: pageSize + 1,
      include: withListing,
    }),
    prisma.publication.groupBy({ by: ["state"], where: named, _count: true }),
  ]);
  const { rows, ...neighbours } = cutPage(read, pageSize, cursor, ({ createdAt }) => createdAt);
  const countIn = (name: PublicationViewName) =>
    counted
      .filter(({ state }) => publicationViews[name].some((known) => known === state))
      .reduce((sum, { _count }) => sum + _count, 0);
  return {
    publications: rows.map(toRow),
    ...neighbours,
    ready: counted.find(({ state }) => state === "planned")?._count ?? 0,
    counts: Object.fromEntries(viewNames.map((name) => [name, countIn(name)])) as PublicationsPage["counts"],
  };
}

function toRow(row: Prisma.PublicationGetPayload<{ include: typeof withListing }>): PublicationRow {
  const { id, listing, createdAt, scheduledFor, errorMessage } = row;
  const issues = z.array(channelIssueSchema).parse(row.issues);
  const countOf = (severity: string) => issues.filter((issue) => issue.severity === severity).length;
  return {
    ...{ id, errorMessage, state: row.state as PublicationState, createdAt: createdAt.toISOString() },
    scheduledFor: scheduledFor?.toISOString() ?? null,
    channel: listing.account.channel as ConnectedChannel,
    account: listing.account.name,
    listing: { id: listing.id, title: listing.title, mainImageUrl: listing.mainImageUrl },
    changes: row.plan === null ? null : countChanges(imagePlanSchema.parse(row.plan).changes),
    errors: countOf("error"),
    warnings: countOf("warning"),
  };
}

function countChanges(changes: readonly PlannedChange[]): ChangeCounts {
  const countOf = (kind: PlannedChange["kind"]) => changes.filter((change) => change.kind === kind).length;
  return {
    ...{ add: countOf("add"), replace: countOf("replace"), move: countOf("move") },
    ...{ remove: countOf("remove"), unchanged: countOf("unchanged"), retext: countOf("retext") },
  };
}
