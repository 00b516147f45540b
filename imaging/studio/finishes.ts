/** How much each finish of a ground mirrors, and how blurred. */
import type { Finish } from "#core/studio/studio-scene.ts";

interface Mirror {
  /** Share of the mirror image straight below what it shows, seen from a low camera. */
  readonly opacity: number;
  /** The distance after which it has faded, as a share of the product's height. */
  readonly reachRatio: number;
  readonly roughnessRatio: number;
  /** Sideways waves, in canvas heights. */
  readonly waves: number;
}

export const mirrors: Readonly<Record<Finish, Mirror | null>> = {
  matte: null,
  satin: { opacity: 0.1, reachRatio: 0.3, roughnessRatio: 0.06, waves: 0 },
  gloss: { opacity: 0.4, reachRatio: 0.75, roughnessRatio: 0.008, waves: 0 },
  glass: { opacity: 0.55, reachRatio: 1, roughnessRatio: 0.003, waves: 0 },
  water: { opacity: 0.5, reachRatio: 1, roughnessRatio: 0.008, waves: 0.012 },
};

/** Grounds mirror less the more steeply one looks down on them (Fresnel). */
export function seenMirror(opacity: number, cameraHeight: number): number {
  return opacity * Math.min(1.15, Math.max(0.3, 1.3 - 0.75 * cameraHeight));
}
