/**
 * What the audit finds wrong with pictures and products.
 *
 * To add one: a line in `pictureDefects` or `productDefects`, its rule in find-defects.ts or services/audit, its words in
 * app/locales (area `audit`).
 */

/** Points a picture loses of 100, and what helps: Packshot, a new photo, or the merchant in Shopify. */
interface DefectTraits {
  readonly points: number;
  readonly remedy: "enhance" | "new-photo" | "by-hand";
}

export const pictureDefects = {
  unreadable: { points: 100, remedy: "new-photo" },
  "too-small": { points: 60, remedy: "new-photo" },
  blurred: { points: 50, remedy: "new-photo" },
  "low-resolution": { points: 25, remedy: "enhance" },
  "too-dark": { points: 35, remedy: "enhance" },
  "busy-ground": { points: 30, remedy: "enhance" },
  "colour-cast": { points: 25, remedy: "enhance" },
  "small-product": { points: 25, remedy: "enhance" },
  "over-compressed": { points: 20, remedy: "new-photo" },
  repeated: { points: 15, remedy: "by-hand" },
  heavy: { points: 5, remedy: "enhance" },
  "no-alt-text": { points: 5, remedy: "by-hand" },
} as const satisfies Record<string, DefectTraits>;

export type PictureDefect = keyof typeof pictureDefects;

export const pictureDefectNames = Object.keys(pictureDefects) as PictureDefect[];

/** 0..100. */
export function scoreOf(defects: readonly PictureDefect[]): number {
  return Math.max(
    0,
    defects.reduce((score, defect) => score - pictureDefects[defect].points, 100),
  );
}
