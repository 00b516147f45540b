import { defineStep } from "./define-step.ts";

export const decontaminate = defineStep("decontaminate", (scene) => scene);
