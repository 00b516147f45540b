/** Sun through windows, blinds and leaves. */
import type { GoboName, KeyLight, StudioScene, Surface } from "../studio-scene.ts";

const sun: KeyLight = {
  azimuthDegrees: 142,
  elevationDegrees: 34,
  softness: 0.12,
  colour: "#ffeed6",
  share: 0.62,
};

function sunlit(
  name: string,
  title: string,
  gobo: GoboName,
  ground: StudioScene["ground"],
  back: Surface,
  change: Partial<KeyLight> = {},
): StudioScene {
  return {
    name,
    title,
    family: "window light",
    cameraHeight: 0.5,
    ground,
    back: { ...back, join: "corner", distance: 0.75 },
    light: { ...sun, ...change, gobo },
    ambientColour: "#eef3ff",
    backLight: 0,
    depthOfField: 0.3,
    haze: 0,
  };
}

export const windowLights: readonly StudioScene[] = [
  sunlit(
    "window-plaster",
    "Window light on plaster",
    "window",
    { material: "plaster", colour: "#e9dfd0", finish: "matte" },
    { material: "plaster", colour: "#e6dac8" },
  ),
  sunlit(
    "window-oak",
    "Window light on oak",
    "window",
    { material: "wood", colour: "#d2ab7c", accent: "#a87846", finish: "satin" },
    { material: "limewash", colour: "#dfd5c4", accent: "#efe8db" },
  ),
  sunlit(
    "blinds-beige",
    "Sun through blinds",
    "blinds",
    { material: "paper", colour: "#e6d3ba", finish: "matte" },
    { material: "plaster", colour: "#e1ccb0" },
  ),
  sunlit(
    "palm-plaster",
    "Palm shadow on warm plaster",
    "palm",
    { material: "plaster", colour: "#ead8c0", finish: "matte" },
    { material: "plaster", colour: "#e5cfb3" },
  ),
  sunlit(
    "palm-pink",
    "Palm shadow on pink",
    "palm",
    { material: "paper", colour: "#efc6bd", finish: "matte" },
    { material: "paper", colour: "#e9b7ad" },
  ),
  sunlit(
    "branch-white",
    "Leaf shadow on white",
    "branch",
    { material: "linen", colour: "#efebe3", accent: "#e4ddd1", finish: "matte" },
    { material: "plaster", colour: "#eeeae2" },
    { softness: 0.3 },
  ),
  sunlit(
    "branch-sage",
    "Leaf shadow on sage",
    "branch",
    { material: "paper", colour: "#bfc8ae", finish: "matte" },
    { material: "limewash", colour: "#aab697", accent: "#c0caae" },
    { softness: 0.25 },
  ),
  sunlit(
    "arch-clay",
    "Arched window on clay",
    "arch",
    { material: "concrete", colour: "#cf9a7b", accent: "#bd8465", finish: "matte" },
    { material: "limewash", colour: "#c78d6c", accent: "#d8a587" },
  ),
];
