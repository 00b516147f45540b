/** What the frame around all pages knows from its first load on. */
export interface FrameView {
  readonly apiKey: string;
  /** Where App Bridge comes from when not from Shopify. */
  readonly appBridgeUrl: string | null;
  readonly language: string;
  /** IANA name of the shop's time zone; null until it was read. */
  readonly timeZone: string | null;
}
