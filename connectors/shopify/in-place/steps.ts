/** The steps that change a file's bytes in place. In order; each leads from the step before it to `reaches`. */
import { stage } from "../swap/stage.ts";
import type { Step } from "../swap/swap.ts";
import { take } from "./take.ts";
import { tell } from "./tell.ts";

export const inPlaceSteps: readonly Step[] = [
  { reaches: "staged", run: stage },
  { reaches: "created", run: tell },
  { reaches: "verified", run: take },
];
