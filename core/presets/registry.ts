/** All presets by name. To add one: a data file beside this one and a line here; the table test renders and judges it. */
import type { Preset } from "../preset.ts";
import { amazonMain } from "./amazon-main.ts";
import { ebayGallery } from "./ebay-gallery.ts";
import { etsyListing } from "./etsy-listing.ts";
import { shopifySquare } from "./shopify-square.ts";
import { studioPresets } from "./studio.ts";
import { transparentCutout } from "./transparent-cutout.ts";
import { zalandoPackshot } from "./zalando-packshot.ts";

export const presets: readonly Preset[] = [
  amazonMain,
  ebayGallery,
  etsyListing,
  shopifySquare,
  transparentCutout,
  zalandoPackshot,
  ...studioPresets,
];

export function findPreset(name: string): Preset | undefined {
  return presets.find((preset) => preset.name === name);
}
