/** A soft contact shadow under the product, dimming light as a real one would; glass dims less. */
import { contactShadow } from "../contact-shadow.ts";
import { shadowShare } from "../glass/shadow-share.ts";
import { layOnShadow } from "../lay-on-shadow.ts";
import { coverageOnCanvas } from "../measure/coverage-on-canvas.ts";
import { defineStep } from "./define-step.ts";

export const shadow = defineStep("shadow", (scene, params) => {
  const opacity = params.opacity * shadowShare(scene);
  const fallen = contactShadow(coverageOnCanvas(scene), { ...params, opacity });
  return fallen ? { ...scene, output: layOnShadow(scene.output, fallen) } : scene;
});
