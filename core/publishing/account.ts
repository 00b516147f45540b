/** A seller's account on a channel: who it is, and the tokens that act for it. */

export interface ChannelTokens {
  readonly accessToken: string;
  readonly accessExpiresAt: Date;
  readonly refreshToken: string;
  /** Null when it lasts until it is revoked. */
  readonly refreshExpiresAt: Date | null;
}

export interface Marketplace {
  /** As the channel names it in calls: `ATVPDKIKX0DER`, `EBAY_DE`, `etsy`. */
  readonly id: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** False when the seller may not sell there at present. */
  readonly active: boolean;
}

export interface AccountDescription {
  /** The channel's own id of the seller; two sign-ins with the same one are the same account. */
  readonly sellerId: string;
  /** As the seller knows it: store or user name. */
  readonly name: string;
  readonly marketplaces: readonly Marketplace[];
}
