/** Tables of wood and stone, before walls. */
import type { KeyLight, StudioScene, Surface } from "../studio-scene.ts";

const window: KeyLight = {
  azimuthDegrees: 196,
  elevationDegrees: 38,
  softness: 0.55,
  colour: "#fff6ea",
  share: 0.64,
};

const overhead: KeyLight = {
  azimuthDegrees: 225,
  elevationDegrees: 55,
  softness: 0.5,
  colour: "#fffaf4",
  share: 0.62,
};

function table(
  name: string,
  title: string,
  family: StudioScene["family"],
  ground: StudioScene["ground"],
  back: Surface,
  change: Partial<StudioScene> = {},
): StudioScene {
  return {
    name,
    title,
    family,
    cameraHeight: 0.55,
    ground,
    back: { ...back, join: "corner", distance: 1 },
    light: window,
    ambientColour: "#f3f6ff",
    backLight: 0.8,
    depthOfField: 0.55,
    haze: 0,
    ...change,
  };
}

const oak = { material: "wood", colour: "#d2ab7c", accent: "#a87846" } as const;
const walnut = { material: "wood", colour: "#7a5338", accent: "#452b1b" } as const;
const limed = { material: "wood", colour: "#e5dccf", accent: "#c4b6a3" } as const;
const ebony = { material: "wood", colour: "#37302c", accent: "#1d1917" } as const;

export const woods: readonly StudioScene[] = [
  table(
    "oak-plaster",
    "Oak table, off-white plaster",
    "wood",
    { ...oak, finish: "satin" },
    { material: "plaster", colour: "#e6dfd3" },
  ),
  table(
    "oak-green",
    "Oak table, olive limewash",
    "wood",
    { ...oak, finish: "satin" },
    { material: "limewash", colour: "#7f8768", accent: "#98a081" },
  ),
  table(
    "walnut-dark",
    "Walnut table, dark wall",
    "wood",
    { ...walnut, finish: "satin" },
    { material: "limewash", colour: "#3d3f42", accent: "#54575b" },
    { light: overhead },
  ),
  table(
    "walnut-cream",
    "Walnut table, cream wall",
    "wood",
    { ...walnut, finish: "satin" },
    { material: "plaster", colour: "#e9dcc6" },
  ),
  table(
    "limed-white",
    "Limed boards, white tiles",
    "wood",
    { ...limed, finish: "matte" },
    { material: "tiles", colour: "#f2f1ed", accent: "#dedfdc" },
  ),
  table(
    "ebony-slate",
    "Black-stained boards, slate wall",
    "wood",
    { ...ebony, finish: "satin" },
    { material: "slate", colour: "#55595d", accent: "#6d7174", scale: 1.4 },
    { light: overhead },
  ),
];

export const stones: readonly StudioScene[] = [
  table(
    "marble-white",
    "White marble, pale grey wall",
    "stone",
    { material: "marble", colour: "#eeedec", accent: "#8a9097", finish: "satin" },
    { material: "plaster", colour: "#d5d7d9" },
  ),
  table(
    "marble-tiles",
    "White marble, sea-green tiles",
    "stone",
    { material: "marble", colour: "#eeedec", accent: "#8a9097", finish: "satin" },
    { material: "tiles", colour: "#8db3a6", accent: "#5f9183" },
  ),
  table(
    "marble-black",
    "Black marble, dark wall",
    "stone",
    { material: "marble", colour: "#1d1e20", accent: "#c9c6c0", finish: "gloss" },
    { material: "limewash", colour: "#34373b", accent: "#474b50" },
    { light: overhead },
  ),
  table(
    "concrete-grey",
    "Concrete, concrete wall",
    "stone",
    { material: "concrete", colour: "#b1afab", accent: "#97958f", finish: "matte" },
    { material: "concrete", colour: "#a5a4a0", accent: "#8d8b86" },
  ),
  table(
    "terrazzo-blush",
    "Terrazzo, blush wall",
    "stone",
    { material: "terrazzo", colour: "#efeae2", accent: "#b06a50", finish: "satin" },
    { material: "plaster", colour: "#e6bfb0" },
  ),
  table(
    "slate-dark",
    "Slate slab, dark wall",
    "stone",
    { material: "slate", colour: "#4d5154", accent: "#676a6c", finish: "matte" },
    { material: "limewash", colour: "#46494c", accent: "#5b5f62" },
    { light: overhead },
  ),
  table(
    "travertine-sun",
    "Travertine in the sun",
    "stone",
    { material: "travertine", colour: "#e8e2d8", accent: "#d3c7b6", finish: "satin" },
    { material: "plaster", colour: "#e9dcc7" },
    { light: { ...window, softness: 0.06, azimuthDegrees: 212, colour: "#fff1dd" } },
  ),
];
