/** Looks for the products of listings that nobody has linked, after the catalogue changed. */
import { suggestLinks } from "#services/listings/suggest-links.ts";
import type { JobHandler } from "../job-handler.ts";

export const suggestLinksJob: JobHandler<"suggest-links"> = {
  async run({ shopId }) {
    await suggestLinks(shopId);
  },

  /** The next reading of the catalogue or of the listings asks again. */
  fail: () => Promise.resolve(),
};
