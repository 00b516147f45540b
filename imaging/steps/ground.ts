/** Lays the picture on one exact colour, or leaves it transparent. */
import { defineStep } from "./define-step.ts";
import { layOnColour } from "../lay-on-colour.ts";

export const ground = defineStep("ground", (scene, { colour }) =>
  colour === null ? scene : { ...scene, output: layOnColour(scene.output, colour) },
);
