/** Tells an extension what a run of the chosen products would be, and what is on its way for them already. */
import { selectionRequestSchema, type SelectionAnswer } from "#core/extension-api.ts";
import { readPicturesLeft } from "#services/billing/fit-to-plan.ts";
import { readSelection } from "#services/catalogue/read-selection.ts";
import { countPending } from "#services/extensions/count-pending.ts";
import { extensionAction, extensionLoader } from "../extension.server.ts";
import { presetViews } from "../words/preset-views.server.ts";

export const loader = extensionLoader;

export const action = extensionAction(
  selectionRequestSchema,
  async ({ shopId, shop, staff, language }, { productGids }) => {
    const [selection, pending, leftPictures] = await Promise.all([
      readSelection(shopId, { productIds: [], productGids: [...new Set(productGids)] }),
      countPending(shopId, productGids),
      readPicturesLeft(shopId),
    ]);
    const answer: SelectionAnswer = {
      ...{ products: selection.productCount, photos: selection.imageCount, missing: selection.missing },
      ...{ inReview: pending.inReview, working: pending.working },
      leftPictures,
      mayStart: staff.permissions.includes("enhance"),
      defaultPreset: shop.settings.defaultPreset,
      presets: presetViews(language).map(({ name, title, description }) => ({ name, title, description })),
      reviewPath: pending.first && `/app/review/${pending.first.id}`,
    };
    return Response.json(answer);
  },
);
