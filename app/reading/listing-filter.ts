/** The filter of the listings as it stands in the address or in a form. */
import { connectedChannels, type ConnectedChannel } from "#core/publishing/channel-traits.ts";

export const linkStates = ["suggested", "confirmed", "none", "refused"] as const;
export type LinkState = (typeof linkStates)[number];

export interface ListingView {
  readonly search?: string;
  readonly channel?: ConnectedChannel;
  readonly link?: LinkState;
}

const maxSearchLength = 200;

/** Unknown values are left out rather than refused: an old bookmark shows more, not an error. */
export function readListingFilter(fields: URLSearchParams | FormData): ListingView {
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === "string" ? value.trim().slice(0, maxSearchLength) : "";
  };
  const search = text("search");
  const channel = connectedChannels.find((known) => known === text("channel"));
  const link = linkStates.find((known) => known === text("link"));
  return { ...(search !== "" && { search }), ...(channel && { channel }), ...(link && { link }) };
}
