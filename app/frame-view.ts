/** What the frame around all pages knows from its first load on. */
import type { Permission } from "#core/permissions.ts";
import type { LostAccess } from "#services/access/read-access.ts";

export interface FrameView {
  readonly apiKey: string;
  /** Where App Bridge comes from when not from Shopify. */
  readonly appBridgeUrl: string | null;
  readonly language: string;
  /** IANA name of the shop's time zone; null until it was read. */
  readonly timeZone: string | null;
  /** What this person may do, for pages to show; the server asks for itself. */
  readonly permissions: readonly Permission[];
  /** Whether there are plans here at all. */
  readonly isBilled: boolean;
  /** Set while Shopify refuses us. */
  readonly lostAccess: LostAccess | null;
}
