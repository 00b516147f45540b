/** Seamless paper and gradients: the plain scenes. */
import type { KeyLight, StudioScene } from "../studio-scene.ts";

/** A soft box from the front left. */
const softBox: KeyLight = {
  azimuthDegrees: 148,
  elevationDegrees: 48,
  softness: 0.6,
  colour: "#fff8ef",
  share: 0.58,
};

/** A smaller lamp further round, for a crisp shadow. */
const bareLamp: KeyLight = {
  azimuthDegrees: 192,
  elevationDegrees: 42,
  softness: 0.12,
  colour: "#fff4e4",
  share: 0.68,
};

function seamless(
  name: string,
  title: string,
  colour: string,
  change: Partial<StudioScene> = {},
): StudioScene {
  return {
    name,
    title,
    family: "backdrop",
    cameraHeight: 0.5,
    ground: { material: "paper", colour, finish: "matte" },
    back: { join: "sweep", distance: 1.5, material: "paper", colour },
    light: softBox,
    ambientColour: "#f6f8ff",
    backLight: 0.85,
    depthOfField: 0.2,
    haze: 0,
    ...change,
  };
}

/** Paper of one colour on the ground and another behind. */
function twoTone(name: string, title: string, ground: string, back: string): StudioScene {
  return seamless(name, title, ground, {
    back: { join: "corner", distance: 0.9, material: "paper", colour: back },
    light: bareLamp,
  });
}

export const backdrops: readonly StudioScene[] = [
  seamless("paper-white", "White paper", "#f4f3f1"),
  seamless("paper-grey", "Light grey paper", "#cdcfd1"),
  seamless("paper-charcoal", "Charcoal paper", "#3a3c40", { ambientColour: "#eef2ff" }),
  seamless("paper-cream", "Cream paper", "#eddcc3"),
  seamless("paper-sage", "Sage paper", "#b9c2a8"),
  seamless("paper-sky", "Sky-blue paper", "#b7cfe0"),
  seamless("paper-blush", "Blush paper in hard light", "#edc9bd", { light: bareLamp }),
  seamless("paper-mustard", "Mustard paper in hard light", "#dba942", { light: bareLamp }),
  seamless("paper-terracotta", "Terracotta paper in hard light", "#c4714f", { light: bareLamp }),
  twoTone("two-tone-peach", "Peach on rose", "#f3cfb3", "#dfa292"),
  twoTone("two-tone-mint", "Mint on pine", "#c9dcc9", "#6f947f"),
];

/** A lamp from above and behind, so that the back fades into the dark. */
function gradient(
  name: string,
  title: string,
  colour: string,
  change: Partial<StudioScene> = {},
): StudioScene {
  return seamless(name, title, colour, {
    family: "gradient",
    cameraHeight: 0.42,
    ground: { material: "paper", colour, finish: "satin" },
    back: { join: "sweep", distance: 2.6, material: "paper", colour },
    light: {
      azimuthDegrees: 232,
      elevationDegrees: 56,
      softness: 0.6,
      colour: "#ffffff",
      share: 0.82,
    },
    backLight: 0.16,
    depthOfField: 0.4,
    ...change,
  });
}

export const gradients: readonly StudioScene[] = [
  gradient("gradient-graphite", "Graphite fading to black", "#55585e"),
  gradient("gradient-navy", "Navy fading to night", "#2f4768", { ambientColour: "#dfe8ff" }),
  gradient("gradient-wine", "Wine red fading to dark", "#7a2f3c"),
  gradient("gradient-silver", "Silver, softly fading", "#b9bdc3"),
  gradient("black-gloss", "Black acrylic", "#141518", {
    ground: { material: "paper", colour: "#0c0d0f", finish: "gloss" },
    back: { join: "corner", distance: 2.4, material: "paper", colour: "#2b2e34" },
  }),
];
