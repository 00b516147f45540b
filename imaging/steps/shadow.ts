/** What the ground shows of the product: a contact shadow, a cast one, or a mirror image. */
import type { StepParams } from "#core/recipe.ts";
import { canStand } from "../can-stand.ts";
import { castShadow } from "../cast-shadow.ts";
import { contactShadow } from "../contact-shadow.ts";
import type { Mask } from "../frame.ts";
import { type Contact, groundContact } from "../ground-contact.ts";
import { shadowShare } from "../glass/shadow-share.ts";
import { layOnShadow } from "../lay-on-shadow.ts";
import { lyingShadow } from "../lying-shadow.ts";
import { coverageOnCanvas } from "../measure/coverage-on-canvas.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { reflect } from "../reflection.ts";
import { joinShadows, shadowLongSidePx, type ShadowMap } from "../shadow-map.ts";
import { defineStep, type Scene } from "./define-step.ts";

type Params = StepParams<"shadow">;

/** The narrow dark line that ties a cast shadow or a mirror image to the product. */
const seam = { opacity: 0.5, softnessRatio: 0.006 } as const;

export const shadow = defineStep("shadow", async (scene, params) => {
  const small = shrinkMask(coverageOnCanvas(scene), shadowLongSidePx);
  const contact = groundContact(small);
  if (contact === null) return scene;
  const dimmed = { ...params, opacity: params.opacity * shadowShare(scene) };
  const shaded = layOnShadow(scene.output, fallen(small, contact, dimmed));
  if (params.kind !== "reflection")
    return { ...scene, output: shaded, shadow: kindOf(small, contact, params) };
  const output = await reflect(scene.product, shaded, small, contact, params);
  return { ...scene, output, shadow: "reflection" };
});

function kindOf(small: Mask, contact: Contact, params: Params): NonNullable<Scene["shadow"]> {
  if (params.kind === "cast" || params.kind === "reflection") return params.kind;
  return params.pose ?? (canStand(small, contact) ? "standing" : "lying");
}

function fallen(small: Mask, contact: Contact, params: Params): ShadowMap {
  if (params.kind === "reflection") return contactShadow(small, contact, seam);
  if (params.kind === "cast") {
    return joinShadows(castShadow(small, contact, params), contactShadow(small, contact, seam));
  }
  return kindOf(small, contact, params) === "lying"
    ? lyingShadow(small, contact, params)
    : contactShadow(small, contact, params);
}
