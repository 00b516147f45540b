/** The filter of the listings as it stands in the address or in a form. */
import { connectedChannels, type ConnectedChannel } from "#core/publishing/channel-traits.ts";

export const linkStates = ["suggested", "confirmed", "none", "refused"] as const;
export type LinkState = (typeof linkStates)[number];

export const pictureViews = ["none", "to-approve", "under-way", "live", "drifted", "problem"] as const;
/** Per cent. */
export const sureSteps = [100, 95, 80] as const;

export interface ListingView {
  readonly search?: string;
  readonly channel?: ConnectedChannel;
  /** Our id. */
  readonly account?: string;
  readonly link?: LinkState;
  /** 0..1 */
  readonly sure?: number;
  readonly pictures?: (typeof pictureViews)[number];
}

const maxSearchLength = 200;
const maxIdLength = 64;

/** What of an address is the filter, to post it. */
export function listingFilterFields(address: URLSearchParams): Record<string, string> {
  const names = ["search", "channel", "account", "link", "sure", "pictures"];
  return Object.fromEntries(names.map((name) => [name, address.get(name) ?? ""]));
}

/** Unknown values are left out rather than refused: an old bookmark shows more, not an error. */
export function readListingFilter(fields: URLSearchParams | FormData): ListingView {
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === "string" ? value.trim().slice(0, maxSearchLength) : "";
  };
  const [search, account] = [text("search"), text("account").slice(0, maxIdLength)];
  const channel = connectedChannels.find((known) => known === text("channel"));
  const link = linkStates.find((known) => known === text("link"));
  const sure = sureSteps.find((percent) => percent.toString() === text("sure"));
  const pictures = pictureViews.find((known) => known === text("pictures"));
  return {
    ...(search !== "" && { search }),
    ...(channel && { channel }),
    ...(account !== "" && { account }),
    ...(link && { link }),
    ...(sure && { sure: sure / 100 }),
    ...(pictures && { pictures }),
  };
}
