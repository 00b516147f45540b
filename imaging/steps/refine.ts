import { defineStep } from "./define-step.ts";

export const refine = defineStep("refine", (scene) => scene);
