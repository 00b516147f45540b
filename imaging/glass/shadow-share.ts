/** How much of a solid product's shadow one with glass in it throws. */
import type { Rendered } from "../frame.ts";

/** Even clear glass takes some light from the ground: its edges bend it away. */
const clearShare = 0.35;

/** 1 for a solid product … 0.35 for one that hides nothing. */
export function shadowShare({ mask, transparency }: Pick<Rendered, "mask" | "transparency">): number {
  if (transparency?.kind !== "estimated") return 1;
  let [hidden, covered] = [0, 0];
  for (let i = 0; i < mask.alpha.length; i++) {
    hidden += transparency.opacity.alpha[i] ?? 0;
    covered += mask.alpha[i] ?? 0;
  }
  return covered === 0 ? 1 : clearShare + (1 - clearShare) * (hidden / covered);
}
