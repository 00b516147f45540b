/** eBay's Media API: pictures by file or by address, each with the day on which it goes when nothing uses it. */
import type { Answer } from "../common/open-api.ts";
import { mediaRoot } from "./document.ts";
import { done, type EbayPlace, type Operations } from "./place.ts";
import type { EbayPicture } from "./records.ts";
import { EbayRefusal } from "./refusal.ts";

export function mediaOperations({ services, origin, sellerOf }: EbayPlace): Operations {
  const show = (picture: EbayPicture) => ({
    imageUrl: services.urlOf(picture),
    maxDimensionImageUrl: services.urlOf(picture),
    expirationDate: new Date(picture.expiresAt).toISOString(),
  });
  const created = (picture: EbayPicture): Answer => ({
    status: 201,
    body: show(picture),
    headers: { location: `${origin()}${mediaRoot}/image/${picture.imageId}` },
  });
  return {
    createImageFromFile: async (call) => {
      const file = call.files.get("image");
      if (file === undefined)
        throw new EbayRefusal(
          400,
          190203,
          "The supplied image is in a format that is not supported.",
          "API_MEDIA",
        );
      return created(await services.keep(sellerOf(call), new Uint8Array(await file.arrayBuffer())));
    },
    createImageFromUrl: async (call) =>
      created(await services.fetch(sellerOf(call), String(call.body["imageUrl"]))),
    getImage: (call) => {
      const picture = services.find(call.path["image_id"] ?? "");
      if (picture === null)
        throw new EbayRefusal(404, 190200, "The image resource was not found.", "API_MEDIA");
      if (picture.sellerId !== sellerOf(call))
        throw new EbayRefusal(403, 190013, "Unauthorized access.", "API_MEDIA");
      return done(show(picture));
    },
  };
}
