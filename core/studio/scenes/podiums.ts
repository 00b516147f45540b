/** Products raised on plinths of stone, clay and plaster. */
import type { KeyLight, Stand, StudioScene } from "../studio-scene.ts";

const lateSun: KeyLight = {
  azimuthDegrees: 158,
  elevationDegrees: 40,
  softness: 0.1,
  colour: "#fff0dc",
  share: 0.66,
};

const softBox: KeyLight = {
  azimuthDegrees: 150,
  elevationDegrees: 46,
  softness: 0.6,
  colour: "#fff9f2",
  share: 0.6,
};

type Colours = readonly [ground: string, back: string];

function podium(
  name: string,
  title: string,
  [ground, back]: Colours,
  stand: Stand,
  change: Partial<StudioScene> = {},
): StudioScene {
  return {
    name,
    title,
    family: "podium",
    cameraHeight: 0.46,
    ground: { material: "paper", colour: ground, finish: "matte" },
    back: { join: "corner", distance: 1.1, material: "plaster", colour: back },
    stand,
    light: lateSun,
    ambientColour: "#f6f8ff",
    backLight: 0.85,
    depthOfField: 0.35,
    haze: 0,
    ...change,
  };
}

const round = { shape: "round", margin: 0.08 } as const;
const square = { shape: "square", margin: 0.07 } as const;

export const podiums: readonly StudioScene[] = [
  podium("podium-cream", "Round plinth, cream on cream", ["#e9dac2", "#e4d2b8"], {
    ...round,
    height: 0.09,
    material: "paper",
    colour: "#f0e4d1",
  }),
  podium("podium-terracotta", "Terracotta plinth before warm plaster", ["#d9a888", "#cf9474"], {
    ...round,
    height: 0.1,
    material: "concrete",
    colour: "#c67a58",
    accent: "#b56a4a",
  }),
  podium("podium-travertine", "Travertine block before sand plaster", ["#e2d4bf", "#d8c6ab"], {
    ...square,
    height: 0.1,
    material: "travertine",
    colour: "#e9e2d6",
    accent: "#d2c5b2",
  }),
  podium(
    "podium-marble",
    "White marble disc before grey",
    ["#c9cccf", "#bfc4c9"],
    { ...round, height: 0.07, material: "marble", colour: "#eeedeb", accent: "#7f858c" },
    { light: softBox },
  ),
  podium(
    "podium-sage",
    "Plaster plinth before sage",
    ["#c2cab4", "#aab598"],
    { ...round, height: 0.1, material: "plaster", colour: "#d3d9c6" },
    { light: softBox },
  ),
  podium("podium-blue", "White block before deep blue", ["#5d7fa8", "#4a6d99"], {
    ...square,
    height: 0.1,
    material: "paper",
    colour: "#f1f0ee",
  }),
  podium(
    "podium-concrete",
    "Concrete block in soft light",
    ["#b5b3af", "#a3a19d"],
    { ...square, height: 0.11, material: "concrete", colour: "#a8a6a1", accent: "#8f8d88" },
    { light: softBox },
  ),
  podium("podium-terrazzo", "Terrazzo disc before blush", ["#eccfc2", "#e3baab"], {
    ...round,
    height: 0.08,
    material: "terrazzo",
    colour: "#efe9e0",
    accent: "#a9654c",
  }),
];
