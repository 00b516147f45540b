/** Parts of the development set's photos that show ground alone, to lay other products on. To add one: a line here. */

export interface GroundPatch {
  /** Below the set's folder. */
  readonly file: string;
  /** Left, top, right, bottom as shares of the photo. */
  readonly part: readonly [number, number, number, number];
  /** `plain` grounds are stretched over the canvas; the grain of a `texture` is kept by mirroring. */
  readonly look: "plain" | "texture";
  /** Whether it can be a wall, a floor, or either. */
  readonly place: "wall" | "floor" | "both";
}

export const groundPatches: readonly GroundPatch[] = [
  { file: "raw/raw05-charles-deluvio-695736.jpg", part: [0, 0, 0.25, 1], look: "plain", place: "both" },
  { file: "raw/raw06-chuttersnap-324234.jpg", part: [0, 0, 0.24, 1], look: "plain", place: "wall" },
  { file: "raw/raw07-derick-david-409858.jpg", part: [0, 0, 0.22, 1], look: "plain", place: "both" },
  { file: "raw/raw13-mark-tegethoff-667351.jpg", part: [0, 0, 0.25, 0.7], look: "plain", place: "wall" },
  { file: "raw/raw14-max-tarkhov-737999.jpg", part: [0, 0, 0.41, 1], look: "texture", place: "floor" },
  { file: "raw/raw15-mitch-lensink-256007.jpg", part: [0.75, 0, 1, 1], look: "texture", place: "floor" },
  { file: "raw/raw16-neonbrand-428982.jpg", part: [0.82, 0, 1, 1], look: "texture", place: "both" },
  { file: "raw/raw18-ruslan-bardash-351288.jpg", part: [0, 0, 0.25, 1], look: "plain", place: "both" },
  { file: "raw/raw19-xavier-teo-469050.jpg", part: [0, 0, 1, 0.2], look: "plain", place: "floor" },
  { file: "raw/raw19-xavier-teo-469050.jpg", part: [0, 0.74, 1, 1], look: "plain", place: "both" },
  { file: "raw/raw21-ben-hershey-574483.jpg", part: [0, 0.72, 1, 1], look: "plain", place: "both" },
  { file: "raw/raw23-hairdryer.jpg", part: [0, 0, 0.15, 1], look: "plain", place: "both" },
  { file: "images/h03-football-grass.jpg", part: [0, 0, 0.15, 1], look: "texture", place: "floor" },
  { file: "images/r27-racquet-court.jpg", part: [0, 0, 0.28, 1], look: "texture", place: "floor" },
  { file: "images/r21-tea-cloth.jpg", part: [0, 0, 1, 0.2], look: "texture", place: "floor" },
  { file: "images/r12-cracker-kitchen.jpg", part: [0, 0, 0.42, 0.2], look: "texture", place: "wall" },
  { file: "images/r11-seal-garden.jpg", part: [0, 0, 1, 0.28], look: "plain", place: "wall" },
  { file: "images/c07-slipon-street.jpg", part: [0, 0, 1, 0.36], look: "plain", place: "wall" },
  { file: "images/c13-polo-cast.jpg", part: [0, 0, 0.12, 1], look: "texture", place: "both" },
  { file: "images/c09-cushion-room.jpg", part: [0, 0, 0.22, 0.62], look: "plain", place: "wall" },
  { file: "images/r03-damask-busy.jpg", part: [0, 0, 0.25, 0.34], look: "plain", place: "wall" },
  { file: "images/r04-damask-dark.jpg", part: [0, 0, 0.22, 0.45], look: "texture", place: "wall" },
  { file: "images/c02-tote-planks.jpg", part: [0, 0, 0.11, 1], look: "texture", place: "floor" },
  { file: "images/c10-tee-wood.jpg", part: [0, 0, 1, 0.14], look: "texture", place: "both" },
];
