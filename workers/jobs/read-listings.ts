/** Mirrors an account's listings on all its marketplaces, and suggests which products they sell. */
import { toAppError } from "#core/errors.ts";
import { listMarketplaces } from "#services/accounts/list-marketplaces.ts";
import { finishListings, recordListings } from "#services/listings/record-listings.ts";
import { suggestLinks } from "#services/listings/suggest-links.ts";
import type { JobHandler } from "../job-handler.ts";

export const readListings: JobHandler<"read-listings"> = {
  async run({ shopId, accountId }, { openChannel, signal }) {
    const reading = { shopId, accountId, startedAt: new Date() };
    try {
      const channel = await openChannel({ shopId, accountId, signal, record: () => undefined });
      for (const marketplace of await listMarketplaces(shopId, accountId)) {
        for (let cursor: string | null = null; ;) {
          const page = await channel.findListings({ marketplace, cursor });
          await recordListings(reading, page.listings);
          cursor = page.nextCursor;
          if (cursor === null) break;
        }
      }
    } catch (error) {
      // The account says so itself by now; its listings are read once the seller has signed in again.
      if (toAppError(error).code === "REAUTH_REQUIRED") return;
      throw error;
    }
    await finishListings(reading);
    await suggestLinks(shopId);
  },

  /** What was read is kept, and it is asked for again tomorrow. */
  fail: () => Promise.resolve(),
};
