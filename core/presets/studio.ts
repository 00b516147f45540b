/**
 * The studio's presets: a scene for each industry. To add one: a line here, its two sentences in sentences.json.
 *
 * `scene` is a name of core/studio/scenes; `fillRatio` leaves the room around the product that its trade likes.
 */
import type { Preset } from "../preset.ts";
import type { SceneParams } from "../studio/scene-step.ts";
import { cutSteps, upscaleSmall } from "./cut-steps.ts";

export interface StudioOrder {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly scene: SceneParams;
  readonly fillRatio: number;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly format?: "jpeg" | "png" | "webp";
}

/** The whole preset: the product is cut out, stands a fifth above the lower edge, and may be set off to a channel's gallery. */
export function studioPreset(order: StudioOrder): Preset {
  const { name, title, description, scene, fillRatio } = order;
  return {
    name,
    title,
    description,
    channel: "any",
    slot: "gallery",
    recipe: {
      ...cutSteps,
      ...upscaleSmall,
      frame: {
        widthPx: order.widthPx ?? 2000,
        heightPx: order.heightPx ?? 2000,
        fillRatio,
        align: "baseline",
        marginBelowRatio: 0.19,
        maxUpscale: 2,
      },
      scene,
      encode: { format: order.format ?? "jpeg", quality: 92, minQuality: 75, maxBytes: 5_000_000 },
    },
    rules: {
      ground: null,
      formats: ["jpeg", "png", "webp"],
      maxBytes: 20_000_000,
      minLongSidePx: 500,
      goodLongSidePx: 1000,
      maxLongSidePx: 5000,
      maxMegapixels: 25,
      minJpegQuality: null,
      aspectRatios: null,
      noText: false,
      reviewPeople: false,
      fillRatio: { min: fillRatio - 0.12, max: 0.95 },
    },
  };
}

const industries = [
  [
    "electronics",
    "Electronics",
    "gradient-graphite",
    0.62,
    "Graphite fading to black, with a faint mirror image.",
  ],
  ["cosmetics", "Cosmetics", "podium-travertine", 0.56, "On a travertine block in warm light."],
  ["fashion", "Fashion", "linen-natural", 0.72, "On natural linen; garments lie flat, seen from above."],
  ["jewellery", "Jewellery", "black-gloss", 0.5, "On black acrylic, with its mirror image."],
  ["home-decor", "Home decor", "window-plaster", 0.58, "Before plaster, in light through a window."],
  ["beverages", "Beverages", "water-teal", 0.6, "In shallow, moving water."],
  ["food", "Food", "oak-green", 0.58, "On an oak table before an olive wall."],
  ["toys", "Toys", "two-tone-peach", 0.6, "Peach before rose, in hard light."],
  ["shoes", "Shoes", "concrete-grey", 0.64, "On concrete before a concrete wall."],
  ["bags", "Bags", "paper-terracotta", 0.62, "On terracotta paper, in hard light."],
  ["watches", "Watches", "slate-dark", 0.52, "On a slab of slate, before a dark wall."],
  ["eyewear", "Eyewear", "acrylic-white", 0.56, "On white acrylic, with its mirror image."],
  ["furniture", "Furniture", "paper-grey", 0.68, "On a light grey sweep, in soft light."],
  ["sports", "Sports", "two-tone-mint", 0.64, "Mint before pine green, in hard light."],
  ["tools", "Tools", "ebony-slate", 0.62, "On black-stained boards before slate."],
  ["automotive", "Car parts", "gradient-silver", 0.62, "On a silver sweep, with a faint mirror image."],
  ["pets", "Pet supplies", "paper-sky", 0.62, "On sky-blue paper, in soft light."],
  ["stationery", "Stationery", "branch-white", 0.6, "On white linen, in the shade of leaves."],
  ["books", "Books", "walnut-cream", 0.62, "On a walnut table before a cream wall."],
  ["art", "Art", "palm-plaster", 0.58, "Before warm plaster, in the shade of a palm."],
  ["garden", "Garden", "garden-table", 0.6, "On a garden table in the morning."],
  ["baby", "Baby", "paper-blush", 0.6, "On blush paper, in warm light."],
  ["health", "Health", "podium-marble", 0.56, "On a white marble disc, in soft light."],
  ["lighting", "Lighting", "walnut-dark", 0.6, "On a walnut table before a dark wall."],
] as const;

export const studioPresets: readonly Preset[] = industries.map(
  ([industry, title, scene, fillRatio, description]) =>
    studioPreset({
      name: `studio-${industry}`,
      title: `Studio: ${title}`,
      description,
      scene: { name: scene, seed: 1 },
      fillRatio,
    }),
);
