/** Asks a channel whether it still lets a seller's account in, and what it is called now. */
import { toAppError } from "#core/errors.ts";
import { recordAccount } from "#services/accounts/record-account.ts";
import type { JobHandler } from "../job-handler.ts";

export const checkAccount: JobHandler<"check-account"> = {
  async run({ shopId, accountId }, { openChannel, signal }) {
    try {
      const channel = await openChannel({ shopId, accountId, signal, record: () => undefined });
      await recordAccount(shopId, accountId, await channel.describeAccount());
    } catch (error) {
      // The account says so itself by now: people are asked to sign in again.
      if (toAppError(error).code !== "REAUTH_REQUIRED") throw error;
    }
  },

  /** A channel that is down for an hour is asked again tomorrow. */
  fail: () => Promise.resolve(),
};
