/** Linen and sand; water and glass. */
import type { KeyLight, StudioScene } from "../studio-scene.ts";

const morning: KeyLight = {
  azimuthDegrees: 200,
  elevationDegrees: 34,
  softness: 0.4,
  colour: "#fff2e0",
  share: 0.62,
};

const base = {
  cameraHeight: 0.58,
  light: morning,
  ambientColour: "#f4f7ff",
  backLight: 0.85,
  depthOfField: 0.5,
  haze: 0,
} as const;

export const textiles: readonly StudioScene[] = [
  {
    ...base,
    name: "linen-natural",
    title: "Natural linen",
    family: "textile",
    ground: { material: "linen", colour: "#e3d8c6", accent: "#d2c3ab", finish: "matte" },
    back: { join: "corner", distance: 1, material: "plaster", colour: "#ebe4d8" },
  },
  {
    ...base,
    name: "linen-blue",
    title: "Indigo linen, limewashed wall",
    family: "textile",
    ground: { material: "linen", colour: "#5e7591", accent: "#48607d", finish: "matte" },
    back: { join: "corner", distance: 1, material: "limewash", colour: "#c7ced4", accent: "#dfe3e6" },
  },
  {
    ...base,
    name: "sand-dune",
    title: "Combed sand",
    family: "textile",
    cameraHeight: 0.7,
    ground: { material: "sand", colour: "#ddc39b", accent: "#cdb086", finish: "matte" },
    back: { join: "edge", distance: 3.2, material: "shore", colour: "#a9c9e2", accent: "#6fa9b8" },
    light: { ...morning, softness: 0.05, azimuthDegrees: 208, elevationDegrees: 32 },
    depthOfField: 0.7,
  },
];

export const wet: readonly StudioScene[] = [
  {
    ...base,
    name: "water-teal",
    title: "Shallow water, teal",
    family: "water and glass",
    cameraHeight: 0.42,
    ground: { material: "paper", colour: "#3f8790", finish: "water" },
    back: { join: "corner", distance: 2.2, material: "limewash", colour: "#9cc7c6", accent: "#c2dedb" },
  },
  {
    ...base,
    name: "water-night",
    title: "Dark water",
    family: "water and glass",
    cameraHeight: 0.38,
    ground: { material: "paper", colour: "#131a24", finish: "water" },
    back: { join: "corner", distance: 2.4, material: "limewash", colour: "#32465c", accent: "#4c6480" },
    light: { ...morning, azimuthDegrees: 230, softness: 0.6, elevationDegrees: 50, colour: "#f4f7ff" },
  },
  {
    ...base,
    name: "glass-shelf",
    title: "Glass shelf, pale blue",
    family: "water and glass",
    cameraHeight: 0.34,
    ground: { material: "paper", colour: "#c6d8df", finish: "glass" },
    back: { join: "corner", distance: 1.6, material: "paper", colour: "#dbe7ec" },
    light: { ...morning, softness: 0.8, elevationDegrees: 50 },
  },
  {
    ...base,
    name: "acrylic-white",
    title: "White acrylic",
    family: "water and glass",
    cameraHeight: 0.36,
    ground: { material: "paper", colour: "#eef0f1", finish: "gloss" },
    back: { join: "sweep", distance: 1.8, material: "paper", colour: "#e6e9eb" },
    light: { ...morning, softness: 0.85, elevationDegrees: 52, colour: "#ffffff" },
  },
];
