/** The change of attributes that brings a listing's pictures to a plan. https://developer-docs.amazon.com/sp-api/docs/listings-items-api-v2021-08-01-reference#patchoperation */
import type { ImagePlan, PictureSource } from "#core/publishing/image-plan.ts";
import type { LiveImage } from "#core/publishing/listing.ts";
import { attributeOf } from "./slots.ts";

export interface AmazonPatch {
  readonly op: "replace" | "delete";
  readonly path: string;
  readonly value: readonly { readonly marketplace_id: string; readonly media_location: string }[];
}

/** Where Amazon shall fetch the picture; a copy of ours outlives the address it had. */
export function mediaLocationOf(source: PictureSource): string {
  return source.kind === "rendition" ? source.url : (source.copy?.url ?? source.url);
}

/**
 * Only slots that differ; a slot that was not known when the plan was made is left alone. A delete names what it takes
 * away, because Amazon refuses an empty value: https://github.com/amzn/selling-partner-api-models/issues/4941
 * @param present as the listing is now
 */
export function patchesFor(
  plan: ImagePlan,
  present: readonly LiveImage[],
  marketplace: string,
): AmazonPatch[] {
  const patch = (op: AmazonPatch["op"], slot: LiveImage["slot"], url: string): AmazonPatch[] => {
    const attribute = attributeOf(slot);
    if (attribute === null) return [];
    const value = [{ marketplace_id: marketplace, media_location: url }];
    return [{ op, path: `/attributes/${attribute}`, value }];
  };
  const wanted = plan.target.flatMap(({ slot, source }) => {
    const there = present.find((live) => live.slot === slot)?.url;
    const isThere = there === mediaLocationOf(source) || there === source.url;
    return isThere ? [] : patch("replace", slot, mediaLocationOf(source));
  });
  const filled = new Set(plan.target.map(({ slot }) => slot));
  const known = new Set(plan.changes.map(({ before }) => before?.slot));
  const emptied = present
    .filter(({ slot }) => !filled.has(slot) && known.has(slot))
    .flatMap(({ slot, url }) => patch("delete", slot, url));
  return [...wanted, ...emptied];
}
