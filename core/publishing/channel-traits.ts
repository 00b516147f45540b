/**
 * The channels we can publish to, and what each can hold. To add one: a line here, a folder in connectors and a line in
 * its index. Figures: docs/channels/<channel>.md; picture rules themselves lie in core/channel-rules.
 */
export const connectedChannels = ["amazon", "ebay", "etsy"] as const;
export type ConnectedChannel = (typeof connectedChannels)[number];

export interface ChannelTraits {
  readonly title: string;
  /** Groups of marketplaces that are signed in to apart; the first is the default. */
  readonly regions: readonly string[];
  /** Pictures of one listing, the main one included, swatches not. */
  readonly maxImages: number;
  readonly slots: readonly ("main" | "gallery" | "swatch")[];
  /** Characters; null where the channel has no alt text. */
  readonly maxAltLength: number | null;
  /** `url`: the channel fetches each picture from an address of ours. `upload`: we send the bytes. */
  readonly delivery: "url" | "upload";
  /** The channel itself can say beforehand what it would refuse. */
  readonly hasDryRun: boolean;
  /** Which preset makes the main picture, and which the others. */
  readonly presets: Readonly<Record<"main" | "gallery", string>>;
  /** Days after which the seller has to sign in again whatever happens; null when signing in lasts. */
  readonly signInLastsDays: number | null;
}

export const channelTraits: Readonly<Record<ConnectedChannel, ChannelTraits>> = {
  amazon: {
    title: "Amazon",
    regions: ["na", "eu", "fe"],
    maxImages: 9,
    slots: ["main", "gallery", "swatch"],
    maxAltLength: null,
    delivery: "url",
    hasDryRun: true,
    presets: { main: "amazon-main", gallery: "amazon-main" },
    signInLastsDays: 365,
  },
  ebay: {
    title: "eBay",
    regions: ["global"],
    maxImages: 24,
    slots: ["main", "gallery"],
    maxAltLength: null,
    delivery: "upload",
    hasDryRun: false,
    presets: { main: "ebay-gallery", gallery: "ebay-gallery" },
    signInLastsDays: 547,
  },
  etsy: {
    title: "Etsy",
    regions: ["global"],
    maxImages: 20,
    slots: ["main", "gallery"],
    maxAltLength: 500,
    delivery: "upload",
    hasDryRun: false,
    presets: { main: "etsy-listing", gallery: "etsy-listing" },
    signInLastsDays: 90,
  },
};
