/** All scenes of the studio. To add one: a line in its family's file; the gallery shows it, the table test renders it. */
import type { StudioScene } from "../studio-scene.ts";
import { backdrops, gradients } from "./backdrops.ts";
import { outdoors } from "./outdoors.ts";
import { podiums } from "./podiums.ts";
import { textiles, wet } from "./soft-and-wet.ts";
import { stones, woods } from "./tables.ts";
import { windowLights } from "./window-light.ts";

export const studioScenes: readonly StudioScene[] = [
  ...backdrops,
  ...gradients,
  ...podiums,
  ...woods,
  ...stones,
  ...textiles,
  ...wet,
  ...windowLights,
  ...outdoors,
];
