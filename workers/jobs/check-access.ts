/** Asks a shop that refused us whether it lets us in again; parked jobs go on when it does. */
import { checkAccess } from "#connectors/shopify/check-access.ts";
import { askAccessLater } from "#services/access/ask-access.ts";
import { resumeShop } from "#services/access/resume-shop.ts";
import { recordTimeZone } from "#services/shops/record-time-zone.ts";
import type { JobHandler } from "../job-handler.ts";

export const checkAccessJob: JobHandler<"check-access"> = {
  async run({ shopId }, { adminFor }) {
    const { timeZone } = await checkAccess(await adminFor(shopId));
    await recordTimeZone(shopId, timeZone);
    await resumeShop(shopId);
  },

  /** Somebody may open the app before that, or Shopify thaw the shop without telling. */
  fail: ({ shopId }) => askAccessLater(shopId),
};
