/** What the studio's command line is told by its options file. */
import { z } from "zod";
import type { Preset } from "../preset.ts";
import { studioPreset } from "../presets/studio.ts";
import { sceneSchema } from "./scene-step.ts";

export const photographyOptionsSchema = z.strictObject({
  scene: sceneSchema,
  widthPx: z.int().min(64).max(5000).default(2000),
  heightPx: z.int().min(64).max(5000).default(2000),
  /** Longer of product width / picture width and product height / picture height. */
  fillRatio: z.number().min(0.1).max(0.78).default(0.6),
  format: z.enum(["jpeg", "png", "webp"]).default("jpeg"),
});

export function photographyPreset(options: z.infer<typeof photographyOptionsSchema>): Preset {
  return studioPreset({
    ...options,
    name: "studio-photography",
    title: "Studio photography",
    description: "A studio scene, as the options say.",
  });
}
