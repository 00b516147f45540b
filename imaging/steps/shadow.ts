import { defineStep } from "./define-step.ts";

export const shadow = defineStep("shadow", (scene) => scene);
