/** Parameters of the step that puts a product into a studio scene: which scene, and what of it is changed. */
import { z } from "zod";
import { studioScenes } from "./scenes/all.ts";
import { finishNames, goboNames } from "./studio-scene.ts";

const ratio = z.number().min(0).max(1);
const hexColour = z.string().regex(/^#[0-9a-f]{6}$/);
const change = z.number().min(-1).max(1);

const keyLight = z.strictObject({
  /** Where the light comes from, seen from above: 0 right, 90 the viewer, 180 left, 270 behind. */
  azimuthDegrees: z.number().min(0).lt(360).optional(),
  elevationDegrees: z.number().min(15).max(80).optional(),
  /** 0 the sun … 1 a large soft box. */
  softness: ratio.optional(),
  colour: hexColour.optional(),
  /** Share of all light that is the key's; the rest is fill. */
  share: z.number().min(0.1).max(0.9).optional(),
  /** What shapes the light; null for none. */
  gobo: z.enum(goboNames).nullable().optional(),
});

/** What is left out is as the scene has it. */
export const sceneSchema = z.strictObject({
  /** Of core/studio/scenes. */
  name: z.string().refine((name) => findScene(name) !== undefined, "expected the name of a studio scene"),
  /** Another seed, another piece of wood; the same seed, the same picture to the bit. */
  seed: z.int().min(0).max(1_000_000),
  light: keyLight.optional(),
  ambientColour: hexColour.optional(),
  groundColour: hexColour.optional(),
  backColour: hexColour.optional(),
  finish: z.enum(finishNames).optional(),
  /** Of the camera above the ground, in canvas heights: 0.2 almost level, 1 looking down. */
  cameraHeight: z.number().min(0.2).max(1).optional(),
  depthOfField: z.number().min(0).max(1.5).optional(),
  haze: ratio.optional(),
  /** Of the scene alone, never of the product: −1 cool, dark or flat … 1 warm, light or steep. */
  grade: z
    .strictObject({ warmth: change.optional(), exposure: change.optional(), contrast: change.optional() })
    .optional(),
  /** Lying products are seen from above; absent: what cannot stand lies. */
  pose: z.enum(["standing", "lying"]).optional(),
});

export type SceneParams = z.infer<typeof sceneSchema>;

export function findScene(name: string) {
  return studioScenes.find((scene) => scene.name === name);
}
