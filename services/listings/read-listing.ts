/** One listing as a person arranges it: what buyers see, what is wanted instead, and what was published before. */
import { z } from "zod";
import { type ChannelIssue, channelIssueSchema } from "#core/publishing/channel-issue.ts";
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";
import {
  type LiveImage,
  liveImageSchema,
  type PicturedVariant,
  picturedVariants,
} from "#core/publishing/listing.ts";
import type { PublicationState } from "#core/publishing/publication-state.ts";
import { prisma } from "#prisma/client.ts";
import { signFileUrl } from "../files/sign-file-url.ts";
import { type FilledSlot, fillSlots } from "../image-sets/fill-slots.ts";
import { notFound } from "../not-found.ts";
import { livePlaces } from "../publications/sent-before.ts";
import type { ListingRow } from "./list-listings.ts";

export interface ListingDetail {
  readonly id: string;
  readonly title: string;
  readonly channel: ConnectedChannel;
  readonly account: string;
  readonly marketplace: string;
  readonly externalId: string;
  readonly skus: readonly string[];
  readonly state: ListingRow["state"];
  readonly url: string | null;
  readonly link: ListingRow["link"];
  readonly product: { readonly id: string; readonly title: string; readonly variant: string | null } | null;
  /** In the order buyers see; null while nobody asked the channel. */
  readonly live: { readonly readAt: string; readonly images: readonly LivePicture[] } | null;
  readonly wanted: WantedPictures;
  /** Choices of the buyer that show a picture of their own on the channel. */
  readonly variants: readonly PicturedVariant[];
  /** Newest first. */
  readonly publications: readonly ListingPublication[];
  /** What speaks against the pictures of the newest publication that has not been given up. */
  readonly issues: readonly ChannelIssue[];
}

export interface LivePicture {
  readonly url: string;
  readonly alt: string | null;
}

export interface WantedPictures {
  /** Arranged by hand; otherwise by the rules. */
  readonly isArranged: boolean;
  /** In the order buyers shall see, those beyond the channel's most included. */
  readonly places: readonly WantedPicture[];
  /** Approved pictures that the rules would show and the arrangement leaves out. */
  readonly leftOut: readonly WantedPicture[];
  /** Pictures of the arrangement that are not approved any more. */
  readonly vanished: number;
}

export interface WantedPicture {
  readonly renditionId: string;
  readonly thumbUrl: string;
  readonly presetName: string;
  /** The merchant's own words for this listing; null takes the product photo's. */
  readonly alt: string | null;
  readonly photoAlt: string;
  readonly variantKeys: readonly string[];
  /** Among the live pictures, from 0; null where buyers do not see it. */
  readonly livePlace: number | null;
}

export interface ListingPublication {
  readonly id: string;
  readonly state: PublicationState;
  readonly createdAt: string;
}

const mostPublications = 20;

/** @throws AppError NOT_FOUND */
export async function readListing(shopId: string, listingId: string): Promise<ListingDetail> {
  const row = await prisma.listing.findUnique({
    where: { id: listingId, shopId },
    include: {
      account: { select: { channel: true, name: true } },
      product: { select: { id: true, title: true, deletedAt: true } },
      variant: { select: { title: true } },
      publications: { orderBy: { createdAt: "desc" }, take: mostPublications },
    },
  });
  if (row === null) throw notFound("listing", listingId);
  const { id, title, marketplace, externalId, skus, state, url, link, product, variant, account } = row;
  const channel = account.channel as ConnectedChannel;
  const images = row.imagesReadAt === null ? [] : z.array(liveImageSchema).parse(row.images);
  const newest = row.publications.find((one) => one.state !== "superseded");
  return {
    ...{ id, title, channel, marketplace, externalId, skus, state, url, link },
    account: account.name,
    product:
      product === null || product.deletedAt !== null
        ? null
        : { id: product.id, title: product.title, variant: variantName(variant?.title) },
    live:
      row.imagesReadAt === null
        ? null
        : { readAt: row.imagesReadAt.toISOString(), images: images.map(({ url, alt }) => ({ url, alt })) },
    wanted: await wantedPictures(shopId, channel, row, images),
    variants: picturedVariants(images),
    issues: z.array(channelIssueSchema).parse(newest?.issues ?? []),
    publications: row.publications.map((one) => ({
      ...{ id: one.id, state: one.state as PublicationState },
      createdAt: one.createdAt.toISOString(),
    })),
  };
}

/** Shopify calls the one variant of a product without variants so. */
const variantName = (title: string | undefined) =>
  title === undefined || title === "Default Title" ? null : title;

async function wantedPictures(
  shopId: string,
  channel: ConnectedChannel,
  listing: { readonly id: string; readonly productId: string | null; readonly slots: unknown },
  live: readonly LiveImage[],
): Promise<WantedPictures> {
  const { slots, cut, isArranged, vanished } = await fillSlots(shopId, channel, listing);
  const places = [...slots, ...cut];
  const shown = new Set(places.map(({ rendition }) => rendition.mediaGid));
  const byRules = isArranged ? await fillSlots(shopId, channel, { ...listing, slots: null }) : null;
  const others = byRules === null ? [] : [...byRules.slots, ...byRules.cut];
  const known = new Set(picturedVariants(live).map(({ key }) => key));
  const toPicture = toWanted(shopId, known, await livePlaces(shopId, listing.id, live));
  return {
    ...{ isArranged, vanished },
    places: places.map(toPicture),
    leftOut: others.filter(({ rendition }) => !shown.has(rendition.mediaGid)).map(toPicture),
  };
}

const toWanted =
  (shopId: string, knownVariants: ReadonlySet<string>, liveAt: ReadonlyMap<string, number>) =>
  ({ rendition, output, ownAlt, variantKeys }: FilledSlot): WantedPicture => ({
    renditionId: rendition.id,
    presetName: rendition.presetName,
    thumbUrl: signFileUrl(shopId, output.previews.thumb),
    alt: ownAlt,
    photoAlt: rendition.alt,
    variantKeys: variantKeys.filter((key) => knownVariants.has(key)),
    livePlace: liveAt.get(output.file.key) ?? null,
  });
