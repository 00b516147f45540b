/** What a job needs to plan a publication: the listing, what it shall show, and which of its pictures are ours. */
import { AppError } from "#core/errors.ts";
import type { ChannelIssue } from "#core/publishing/channel-issue.ts";
import { type ConnectedChannel, connectedChannels } from "#core/publishing/channel-traits.ts";
import {
  type PublishMode,
  publishModes,
  type WantedImage,
  wantedImageSchema,
} from "#core/publishing/image-plan.ts";
import type { ListingRef } from "#core/publishing/listing.ts";
import { prisma } from "#prisma/client.ts";
import { type FilledSlot, fillSlots } from "../image-sets/fill-slots.ts";
import { notFound } from "../not-found.ts";
import { judgeChannels } from "../review/judge-channels.ts";
import { registerPicture } from "./public-pictures.ts";
import { sentBefore } from "./sent-before.ts";

export interface OpenListing {
  readonly listingId: string;
  readonly accountId: string;
  readonly channel: ConnectedChannel;
  readonly ref: ListingRef;
  readonly productType: string | null;
}

export interface OpenPlanning extends OpenListing {
  readonly mode: PublishMode;
  readonly wanted: readonly WantedImage[];
  /** Key of a picture on the channel → hash of the bytes we sent; see core/publishing/image-plan.ts. */
  readonly ours: ReadonlyMap<string, string>;
  /** What the channel's published rules say against the pictures. */
  readonly issues: readonly ChannelIssue[];
}

/** Null when there is nothing to plan any more. @throws AppError NOT_FOUND */
export async function openPlanning(shopId: string, publicationId: string): Promise<OpenPlanning | null> {
  const row = await prisma.publication.findUnique({
    where: { id: publicationId, shopId },
    include: { listing: { include: { account: true } } },
  });
  if (row === null) throw notFound("publication", publicationId);
  if (row.state !== "draft" && row.state !== "checked") return null;
  const opened = openListing(row.listing);
  const given = wantedImageSchema.array().parse(row.wanted);
  const mode = publishModes.find((name) => name === row.mode) ?? "preserve";
  const ours = await sentBefore(shopId, row.listingId);
  if (given.length > 0) return { ...opened, mode, ours, wanted: given, issues: [] };
  const { slots } = await fillSlots(shopId, opened.channel, row.listing);
  const wanted: WantedImage[] = [];
  for (const slot of slots) wanted.push(await wantedFor(shopId, slot));
  const issues = slots.flatMap((slot) => brokenRules(opened.channel, slot, slots.length));
  return { ...opened, mode, ours, wanted, issues };
}

type ListingRow = Awaited<ReturnType<typeof prisma.listing.findUniqueOrThrow>>;

export function openListing(
  listing: ListingRow & { readonly account: { readonly channel: string } },
): OpenListing {
  const channel = connectedChannels.find((name) => name === listing.account.channel);
  if (channel === undefined)
    throw new AppError("INTERNAL", `expected a known channel but received "${listing.account.channel}"`);
  const { id, accountId, marketplace, externalId, kind, productType } = listing;
  return { listingId: id, accountId, channel, ref: { marketplace, externalId, kind }, productType };
}

async function wantedFor(
  shopId: string,
  { slot, output, alt, variantKeys }: FilledSlot,
): Promise<WantedImage> {
  const file = await registerPicture(shopId, output.file.key, output.file.mimeType);
  return { slot, alt, variantKeys: [...variantKeys], source: { kind: "rendition", ...file } };
}

function brokenRules(
  channel: ConnectedChannel,
  { slot, rendition, output }: FilledSlot,
  count: number,
): ChannelIssue[] {
  const judged = judgeChannels(rendition, output, count, slot === "main" ? "main" : "secondary");
  const rules = judged.find((result) => result.channel === channel)?.rules ?? [];
  return rules
    .filter(({ outcome }) => outcome === "broken")
    .map(({ ruleId, severity, message }) => ({
      ...{ code: ruleId, message, slot },
      severity: severity === "block" ? "error" : "warning",
    }));
}
