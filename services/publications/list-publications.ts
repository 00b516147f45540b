/** Lists publications, newest first, with what each would change or has changed. */
import { z } from "zod";
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";
import { channelIssueSchema } from "#core/publishing/channel-issue.ts";
import { imagePlanSchema, type PlannedChange } from "#core/publishing/image-plan.ts";
import type { PublicationState } from "#core/publishing/publication-state.ts";
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import {
  type PublicationFilter,
  type PublicationViewName,
  publicationsOf,
  publicationViews,
  replannableStates,
  statesOf,
  unsentStates,
} from "./publication-filter.ts";
import { beyond, cutPage, decodeCursor, keysetOrder } from "../keyset.ts";

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
  /** How many are in each view, of the batch and account when they are named. */
  readonly counts: Readonly<Record<PublicationViewName, number>>;
  /** What can be done with how many, on every page of the list. */
  readonly can: Readonly<Record<keyof typeof bulkStates, number>>;
}

/** What is decided on a whole list at once, and in which states: a person's word is all that `approve` waits for. */
export const bulkStates = {
  approve: ["planned"],
  replan: replannableStates,
  cancel: unsentStates,
} as const satisfies Readonly<Record<string, readonly PublicationState[]>>;

const pageSize = 50;
const withListing = { listing: { include: { account: true } } } satisfies Prisma.PublicationInclude;

/** What gave way to a newer one and what was cancelled is left out, but in a batch. @throws AppError BAD_INPUT */
export async function listPublications(
  shopId: string,
  filter: PublicationFilter,
  cursorText: string | null,
): Promise<PublicationsPage> {
  const shown = statesOf(filter);
  const named = publicationsOf(shopId, filter);
  const where = shown === null ? named : { ...named, state: { in: [...shown] } };
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
  const countIn = (states: readonly string[]) =>
    counted.filter(({ state }) => states.includes(state)).reduce((sum, { _count }) => sum + _count, 0);
  const countOf = (states: readonly string[]) =>
    countIn(states.filter((state) => shown?.some((each) => each === state) ?? true));
  return {
    publications: rows.map(toRow),
    ...neighbours,
    counts: mapValues(publicationViews, countIn),
    can: mapValues(bulkStates, countOf),
  };
}

function mapValues<Key extends string, From, To>(
  from: Readonly<Record<Key, From>>,
  change: (value: From) => To,
) {
  const entries = Object.entries<From>(from).map(([key, value]) => [key, change(value)]);
  return Object.fromEntries(entries) as Record<Key, To>;
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
