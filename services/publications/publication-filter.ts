/** Which publications are meant: by the view a merchant has open, the account, and what was asked for together. */
import type { PublicationState } from "#core/publishing/publication-state.ts";
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";

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
  /** Id of a marketplace account. */
  readonly account?: string | undefined;
}

/** Not sent yet: these can be cancelled, and give way to a newer one. */
export const unsentStates = [
  ...(["draft", "checked", "planned", "queued", "failed", "rejected", "reauth_required"] as const),
] satisfies readonly PublicationState[];

/** Nothing is on its way, and buyers do not see what was meant for them. */
export const replannableStates = [
  ...(["checked", "planned", "failed", "rejected", "accepted_not_shown", "drifted"] as const),
] satisfies readonly PublicationState[];

/** Of every state. */
export function publicationsOf(
  shopId: string,
  { batch, account }: PublicationFilter,
): Prisma.PublicationWhereInput {
  return {
    shopId,
    ...(batch !== undefined && { batchId: batch }),
    ...(account !== undefined && { listing: { accountId: account } }),
  };
}

/** What gave way to a newer one and what was cancelled shows in its batch only. */
export function statesOf({ view, batch }: PublicationFilter): readonly PublicationState[] | null {
  if (view !== undefined) return publicationViews[view];
  return batch === undefined ? Object.values(publicationViews).flat() : null;
}

/** Ids of those the filter shows that are in one of these states. */
export async function readPublicationIds(
  shopId: string,
  filter: PublicationFilter,
  states: readonly PublicationState[],
): Promise<string[]> {
  const shown = statesOf(filter);
  const rows = await prisma.publication.findMany({
    where: {
      ...publicationsOf(shopId, filter),
      state: { in: states.filter((state) => shown?.includes(state) ?? true) },
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
