/** Tables outside, with the distance out of focus. */
import type { StudioScene } from "../studio-scene.ts";

const base = {
  family: "outdoors",
  cameraHeight: 0.5,
  backLight: 0,
  depthOfField: 1,
  haze: 0.08,
} as const;

export const outdoors: readonly StudioScene[] = [
  {
    ...base,
    name: "garden-table",
    title: "Garden table in the morning",
    ground: { material: "wood", colour: "#b98f65", accent: "#8a6240", finish: "matte" },
    back: { join: "edge", distance: 0.9, material: "foliage", colour: "#4f7434", accent: "#f4f2c4" },
    light: { azimuthDegrees: 215, elevationDegrees: 42, softness: 0.25, colour: "#fff0d2", share: 0.6 },
    ambientColour: "#f0f6ee",
  },
  {
    ...base,
    name: "garden-stone",
    title: "Stone ledge before trees",
    ground: { material: "concrete", colour: "#c2bcae", accent: "#a59f90", finish: "matte" },
    back: { join: "edge", distance: 0.8, material: "foliage", colour: "#3d5f3a", accent: "#e8efc6" },
    light: { azimuthDegrees: 150, elevationDegrees: 50, softness: 0.5, colour: "#fff6e4", share: 0.55 },
    ambientColour: "#eef5f0",
  },
  {
    ...base,
    name: "evening-bar",
    title: "Walnut bar in the evening",
    ground: { material: "wood", colour: "#7a5338", accent: "#452b1b", finish: "satin" },
    back: { join: "edge", distance: 0.8, material: "lights", colour: "#2a1d18", accent: "#ffc46b" },
    light: { azimuthDegrees: 150, elevationDegrees: 46, softness: 0.5, colour: "#ffe3bd", share: 0.62 },
    ambientColour: "#ffeedd",
  },
  {
    ...base,
    name: "city-night",
    title: "Slate ledge before city lights",
    ground: { material: "slate", colour: "#4a4e54", accent: "#5f646a", finish: "satin" },
    back: { join: "edge", distance: 0.8, material: "lights", colour: "#141c2c", accent: "#ffcf8f" },
    light: { azimuthDegrees: 148, elevationDegrees: 48, softness: 0.5, colour: "#eef3ff", share: 0.6 },
    ambientColour: "#e6edff",
  },
  {
    ...base,
    name: "beach-boards",
    title: "Bleached boards by the sea",
    ground: { material: "wood", colour: "#e2d6c3", accent: "#c2b29a", finish: "matte" },
    back: { join: "edge", distance: 1, material: "shore", colour: "#8fc0e4", accent: "#4f9fb5" },
    light: { azimuthDegrees: 205, elevationDegrees: 48, softness: 0.08, colour: "#fff6e6", share: 0.66 },
    ambientColour: "#e9f3ff",
  },
];
