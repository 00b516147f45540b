/** Amazon's attributes for pictures, by our names of the slots. */
import { type Slot, slotAt } from "#core/publishing/slot.ts";

const galleryPlaces = 8;

/** In the order buyers see; the swatch comes last. */
const slotsWithAttributes: readonly (readonly [Slot, string])[] = [
  ["main", "main_product_image_locator"],
  ...Array.from(
    { length: galleryPlaces },
    (_, i) => [slotAt(i + 1), `other_product_image_locator_${i + 1}`] as const,
  ),
  ["swatch", "swatch_product_image_locator"],
];

export const amazonSlots: readonly Slot[] = slotsWithAttributes.map(([slot]) => slot);

const attributes = new Map(slotsWithAttributes);
const slots = new Map(slotsWithAttributes.map(([slot, attribute]) => [attribute, slot]));

/** Null for a place that Amazon does not have. */
export function attributeOf(slot: Slot): string | null {
  return attributes.get(slot) ?? null;
}

/** @param attribute as Amazon's issues name it, with or without what lies inside: `main_product_image_locator.media_location` */
export function slotOf(attribute: string): Slot | null {
  return slots.get(attribute.split(/[./[#]/)[0] ?? "") ?? null;
}
