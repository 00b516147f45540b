/** What the home page shows. */
import type { SignedOutAccount } from "#services/accounts/list-signed-out.ts";
import type { Settings } from "#core/settings.ts";
import type { Overview } from "#services/home/read-overview.ts";

export interface HomeView extends Overview {
  /** Accounts on marketplaces that have to be signed in to again. */
  readonly signedOut: readonly SignedOutAccount[];
  /** What the guide must be honest about: what happens in the shop without another click. */
  readonly approval: Settings["approval"];
  readonly writeBackOnApproval: boolean;
}
