/** The pictures of a listing's image set: as the merchant arranged them, or filled by the rules. */
import { arrangementSchema } from "#core/publishing/arrangement.ts";
import { channelTraits, type ConnectedChannel } from "#core/publishing/channel-traits.ts";
import { type Slot, slotAt } from "#core/publishing/slot.ts";
import { prisma } from "#prisma/client.ts";
import type { Rendition } from "#prisma/generated/client.ts";
import { readOutput, type RenditionOutput } from "../renditions/output.ts";
import { chooseRenditions } from "./choose-renditions.ts";

export interface FilledSlot {
  readonly slot: Slot;
  readonly rendition: Rendition;
  readonly output: RenditionOutput;
  /** As the channel gets it; null where it has no alt text. */
  readonly alt: string | null;
  /** What the merchant wrote for this listing; null takes the photo's own. */
  readonly ownAlt: string | null;
  readonly variantKeys: readonly string[];
}

export interface ImageSet {
  readonly slots: readonly FilledSlot[];
  /** Beyond what the channel holds; they are not sent. */
  readonly cut: readonly FilledSlot[];
  /** Arranged by hand; otherwise by the rules. */
  readonly isArranged: boolean;
  /** How many pictures of the arrangement are not approved any more. */
  readonly vanished: number;
}

/** Most approved pictures of one product that are looked at. */
const maxApproved = 1_000;

export async function fillSlots(
  shopId: string,
  channel: ConnectedChannel,
  listing: { readonly productId: string | null; readonly slots: unknown },
): Promise<ImageSet> {
  if (listing.productId === null) return { slots: [], cut: [], isArranged: false, vanished: 0 };
  const approved = await prisma.rendition.findMany({
    where: { shopId, productId: listing.productId, state: { in: ["approved", "written_back"] } },
    orderBy: { createdAt: "desc" },
    take: maxApproved,
  });
  const arranged = listing.slots === null ? null : arrangementSchema.parse(listing.slots);
  const chosen =
    arranged?.flatMap((place) => {
      const rendition = approved.find(({ id }) => id === place.renditionId);
      return rendition === undefined ? [] : [{ ...place, rendition }];
    }) ??
    chooseRenditions(channelTraits[channel].presets, approved).map((rendition) => ({
      rendition,
      alt: null,
      variantKeys: [] as string[],
    }));
  const filled = chosen.flatMap(({ rendition, alt, variantKeys }) => {
    const output = readOutput(rendition.output);
    return output === null
      ? []
      : [{ rendition, output, variantKeys, ownAlt: alt, alt: altFor(channel, alt ?? rendition.alt) }];
  });
  const placed = filled.map((one, index) => ({ ...one, slot: slotAt(index) }));
  const { maxImages } = channelTraits[channel];
  return {
    ...{ slots: placed.slice(0, maxImages), cut: placed.slice(maxImages) },
    isArranged: arranged !== null,
    vanished: arranged === null ? 0 : arranged.length - placed.length,
  };
}

function altFor(channel: ConnectedChannel, alt: string): string | null {
  const { maxAltLength } = channelTraits[channel];
  return maxAltLength === null ? null : alt.slice(0, maxAltLength);
}
