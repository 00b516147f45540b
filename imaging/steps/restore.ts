/** Takes compression blocks and noise out of poor photos; good ones, and those that came cut out, stay to the bit. */
import { deblock } from "../deblock.ts";
import { denoise } from "../denoise.ts";
import { jpegQuality } from "../measure/jpeg-quality.ts";
import { isCutOut } from "../own-transparency.ts";
import { defineStep, openScene } from "./define-step.ts";

export const restore = defineStep("restore", async (scene, { strength }) => {
  const { source } = scene;
  if (isCutOut(source)) return scene;
  const quality = await jpegQuality(source);
  const restored = denoise(quality === null ? source : await deblock(source, quality, strength), strength);
  return restored === source ? scene : { ...openScene(restored), photo: scene.photo };
});
