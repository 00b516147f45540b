/** One publication as a person decides about it: each picture before and after, what speaks against it, what happened. */
import { z } from "zod";
import { type ChannelIssue, channelIssueSchema } from "#core/publishing/channel-issue.ts";
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";
import { imagePlanSchema, type PlannedChange, type PublishMode } from "#core/publishing/image-plan.ts";
import type { PublicationState } from "#core/publishing/publication-state.ts";
import { staffIdOf } from "#core/permissions.ts";
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";
import { listStaff } from "../staff/list-staff.ts";

export interface ShownChange {
  readonly kind: PlannedChange["kind"];
  readonly slot: string;
  readonly before: ShownPicture | null;
  readonly after: ShownPicture | null;
}

export interface ShownPicture {
  readonly url: string;
  readonly alt: string | null;
}

export interface PublicationDetail {
  readonly id: string;
  readonly state: PublicationState;
  readonly mode: PublishMode;
  readonly scheduledFor: string | null;
  readonly channel: ConnectedChannel;
  readonly account: string;
  readonly listing: { readonly id: string; readonly title: string; readonly url: string | null };
  readonly product: { readonly id: string; readonly title: string } | null;
  /** In the order buyers see afterwards, what is taken away last; null until it is planned. */
  readonly changes: readonly ShownChange[] | null;
  readonly issues: readonly ChannelIssue[];
  readonly errorMessage: string | null;
  /** It puts back what was there before another one. */
  readonly restoresId: string | null;
  /** What was there before it is kept, so that it can be put back. */
  readonly canRestore: boolean;
  readonly events: readonly PublicationStep[];
}

export interface PublicationStep {
  readonly at: string;
  readonly state: string;
  /** A person's name; empty for Packshot itself. */
  readonly by: string;
}

const stepSchema = z.object({ state: z.string() });

/** @throws AppError NOT_FOUND */
export async function readPublication(shopId: string, publicationId: string): Promise<PublicationDetail> {
  const [row, staff] = await Promise.all([
    prisma.publication.findUnique({
      where: { id: publicationId, shopId },
      include: {
        listing: { include: { account: true, product: { select: { id: true, title: true } } } },
        events: { where: { kind: "state" }, orderBy: [{ at: "asc" }, { id: "asc" }] },
      },
    }),
    listStaff(shopId),
  ]);
  if (row === null) throw notFound("publication", publicationId);
  const { id, listing, events, scheduledFor, errorMessage, restoresId } = row;
  const nameOf = (actor: string) => staff.find(({ staffId }) => staffId === staffIdOf(actor))?.name ?? "";
  return {
    ...{ id, errorMessage, restoresId },
    state: row.state as PublicationState,
    mode: row.mode as PublishMode,
    scheduledFor: scheduledFor?.toISOString() ?? null,
    channel: listing.account.channel as ConnectedChannel,
    account: listing.account.name,
    listing: { id: listing.id, title: listing.title, url: listing.url },
    product: listing.product,
    changes: row.plan === null ? null : imagePlanSchema.parse(row.plan).changes.map(toShown),
    issues: z.array(channelIssueSchema).parse(row.issues),
    canRestore: row.snapshot !== null && row.submittedAt !== null,
    events: events.map(({ at, actor, detail }) => ({
      ...{ at: at.toISOString(), by: nameOf(actor), state: stepSchema.parse(detail).state },
    })),
  };
}

function toShown({ kind, slot, before, after }: PlannedChange): ShownChange {
  return {
    ...{ kind, slot },
    before: before && { url: before.url, alt: before.alt },
    after: after && { url: after.source.url, alt: after.alt },
  };
}
