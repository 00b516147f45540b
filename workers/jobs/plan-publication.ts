/** Finds out what publishing would change on one listing, and what its channel says to it beforehand. */
import { AppError } from "#core/errors.ts";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import { planImages } from "#core/publishing/image-plan.ts";
import { failPublication } from "#services/publications/record-outcome.ts";
import { openPlanning } from "#services/publications/open-planning.ts";
import { readPicture } from "#services/publications/public-pictures.ts";
import { recordPlan, refusePlan } from "#services/publications/record-plan.ts";
import type { JobHandler } from "../job-handler.ts";
import { withCalls } from "../with-calls.ts";

export const planPublication: JobHandler<"plan-publication"> = {
  async run({ shopId, publicationId }, { openChannel, signal }) {
    const opened = await openPlanning(shopId, publicationId);
    if (opened === null) return;
    const { listingId, accountId, channel, ref, productType, wanted, mode, ours } = opened;
    if (wanted.length === 0) return refusePlan(shopId, publicationId, nothingToShow);
    await withCalls(shopId, publicationId, async (record) => {
      const client = await openChannel({ shopId, accountId, signal, record });
      const present = await client.readImages(ref);
      try {
        const { maxImages } = channelTraits[channel];
        const plan = planImages({ present, wanted, mode, ours, maxImages });
        const openPicture = (sha256: string) => readPicture(shopId, sha256);
        const refused = await client.validate({ listing: ref, productType, plan, openPicture });
        const issues = [...opened.issues, ...refused];
        await recordPlan(shopId, publicationId, listingId, { wanted, plan, present, issues });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== "CONFLICT") throw error;
        await refusePlan(shopId, publicationId, noRoom(error.message));
      }
    });
  },

  async fail({ shopId, publicationId }, error) {
    await failPublication(shopId, publicationId, error);
  },
};

/** Codes of our own begin with `packshot.`; a page puts the words to them. */
const nothingToShow = {
  code: "packshot.no-approved-pictures",
  severity: "error",
  message: "The product has no approved picture.",
  slot: null,
} as const;

const noRoom = (message: string) =>
  ({ code: "packshot.no-room", severity: "error", message, slot: null }) as const;
