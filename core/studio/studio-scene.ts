/**
 * What a studio scene is made of: ground, back, stand, light. Data alone; imaging/studio paints it.
 *
 * Lengths are canvas heights, measured where the product stands. Angles on the ground are seen from above: 0 right, 90
 * towards the viewer, 180 left, 270 away.
 */

export const materialNames = [
  "paper",
  "plaster",
  "limewash",
  "wood",
  "marble",
  "concrete",
  "terrazzo",
  "linen",
  "sand",
  "slate",
  "travertine",
  "tiles",
  "foliage",
  "lights",
  "shore",
] as const;
export type MaterialName = (typeof materialNames)[number];

/** How the ground mirrors what stands on it. */
export const finishNames = ["matte", "satin", "gloss", "glass", "water"] as const;
export type Finish = (typeof finishNames)[number];

export interface Surface {
  readonly material: MaterialName;
  /** sRGB `#rrggbb`: what it looks like beside the product in this scene's light. */
  readonly colour: string;
  /** The second colour: veins, chips, grain. */
  readonly accent?: string;
  /** Size of the pattern: 1 is natural for a product of a hand's size. */
  readonly scale?: number;
}

/** `sweep` bends up smoothly, `corner` meets a wall, `edge` ends as a table does, with the back far behind it. */
export interface Back extends Surface {
  readonly join: "sweep" | "corner" | "edge";
  /** Where the ground ends. */
  readonly distance: number;
}

/** What the product is raised on. */
export interface Stand extends Surface {
  readonly shape: "round" | "square";
  readonly height: number;
  /** How far it reaches beyond the product's feet. */
  readonly margin: number;
}

export const goboNames = ["window", "blinds", "palm", "branch", "arch"] as const;
export type GoboName = (typeof goboNames)[number];

export interface KeyLight {
  /** Where the light comes from. */
  readonly azimuthDegrees: number;
  readonly elevationDegrees: number;
  /** 0 the sun … 1 a large soft box. */
  readonly softness: number;
  readonly colour: string;
  /** Share of all light beside the product that is the key's, 0..1; the rest is fill and ambient light. */
  readonly share: number;
  /** Shaped by something that stands in its way. */
  readonly gobo?: GoboName;
}

export interface StudioScene {
  readonly name: string;
  readonly title: string;
  readonly family: SceneFamily;
  /** Of the camera above the ground; 0.2 looks almost level, 1 looks down. */
  readonly cameraHeight: number;
  readonly ground: Surface & { readonly finish: Finish };
  readonly back: Back;
  readonly stand?: Stand;
  readonly light: KeyLight;
  /** Least light on the back behind the product, 1 as on the ground: a lamp of its own makes up for it. */
  readonly backLight: number;
  /** Colour of the light that is not the key's. */
  readonly ambientColour: string;
  /** Blur of what is infinitely far away. */
  readonly depthOfField: number;
  /** Share of the distance's light that is haze. */
  readonly haze: number;
}

export const sceneFamilies = [
  "backdrop",
  "gradient",
  "podium",
  "wood",
  "stone",
  "textile",
  "water and glass",
  "window light",
  "outdoors",
] as const;
export type SceneFamily = (typeof sceneFamilies)[number];
