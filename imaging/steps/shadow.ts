/** A soft contact shadow under the product, dimming light as a real one would. */
import { contactShadow } from "../contact-shadow.ts";
import { layOnShadow } from "../lay-on-shadow.ts";
import { alphaOf } from "../measure/alpha-of.ts";
import { defineStep } from "./define-step.ts";

export const shadow = defineStep("shadow", (scene, params) => {
  const fallen = contactShadow(alphaOf(scene.product), params);
  return fallen ? { ...scene, output: layOnShadow(scene.output, fallen) } : scene;
});
