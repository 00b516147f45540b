/** A scene set up for one canvas: geometry, lamp and noise, ready to be painted and lit. */
import type { StudioScene, Surface } from "#core/studio/studio-scene.ts";
import { parseColour } from "../lay-on-colour.ts";
import { luminance, type Rgb, toLight } from "../light.ts";
import { type Gobo, goboOf } from "./gobo.ts";
import { type Lamp, lampOf } from "./key-light.ts";
import type { Paint } from "./materials/material.ts";
import { materials } from "./materials/registry.ts";
import { createNoise } from "./noise.ts";
import type { Room } from "./room.ts";
import type { Block } from "./stand.ts";

export interface SettingOrder {
  readonly scene: StudioScene;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  /** The row of the product's feet, as a share of the canvas's height. */
  readonly footRatio: number;
  /** Half the width of the product's feet, in canvas heights. */
  readonly halfFeet: number;
  /** From the foremost foot to the last. */
  readonly feetDepth: number;
  readonly fromAbove: boolean;
  /** Of the scene alone; each −1..1. */
  readonly grade: { readonly warmth: number; readonly exposure: number; readonly contrast: number };
}

export interface Setting extends SettingOrder {
  readonly room: Room;
  readonly block: Block | null;
  readonly lamp: Lamp;
  readonly gobo: Gobo | null;
  /** Colours of light with the luminance of their share of all light. */
  readonly keyLight: Rgb;
  readonly ambientLight: Rgb;
}

/** Room for stands grows in such steps, so that products of about one size share a painted scene. */
const standSteps = 40;
/** Half of it; what is wider stands on the ground. */
const widestStand = 0.46;
/** The product stands before the middle of its stand by this share of half its width. */
const standBehind = 0.62;

export function openSetting(order: SettingOrder): Setting {
  const { scene, fromAbove, seed } = order;
  const { light } = scene;
  const block = fromAbove ? null : blockFor(order);
  return {
    ...order,
    block,
    room: {
      back: scene.back,
      cameraHeight: scene.cameraHeight,
      drop: block?.height ?? 0,
      fromAbove,
    },
    lamp: lampOf(light),
    gobo: light.gobo ? goboOf(light.gobo, seed, light.softness) : null,
    keyLight: lightOf(light.colour, light.share),
    ambientLight: lightOf(scene.ambientColour, 1 - light.share),
  };
}

/** From the row of the feet to a row of a canvas of that many rows, in canvas heights. */
export function upOf({ footRatio }: Pick<Setting, "footRatio">, row: number, rows: number): number {
  return footRatio - (row + 0.5) / rows;
}

export interface Brush {
  readonly paint: Paint;
  /** Units of the pattern in a canvas height. */
  readonly perUnit: number;
}

/** Paints a surface of this scene; `key` keeps two surfaces of one material apart. */
export function painter({ seed, lamp }: Setting, surface: Surface, key: number): Brush {
  const [x, , z] = lamp.towards;
  const flat = Math.hypot(x, z) || 1;
  // Light from high above shows less of a surface's unevenness.
  const grazing = Math.min(1, flat / Math.max(0.35, lamp.towards[1]));
  const paint = materials[surface.material]({
    colour: colourLight(surface.colour),
    accent: colourLight(surface.accent ?? surface.colour),
    noise: createNoise(seed * 7 + key),
    relief: key === backKey ? [x * 0.9, lamp.towards[1]] : [(x / flat) * grazing, (z / flat) * grazing],
  });
  return { paint, perUnit: 1 / (surface.scale ?? 1) };
}

export const [groundKey, backKey, standKey] = [1, 2, 3];

function blockFor({ scene: { stand }, halfFeet, feetDepth }: SettingOrder): Block | null {
  if (!stand) return null;
  const needed = Math.max(halfFeet + stand.margin, feetDepth / (1 + standBehind) + stand.margin / 2);
  const half = Math.ceil(needed * standSteps) / standSteps;
  if (half > widestStand) return null;
  return { shape: stand.shape, height: stand.height, half, z: half * standBehind };
}

/** Cameras balance most of a light's colour away. */
function lightOf(colour: string, share: number): Rgb {
  const light = colourLight(colour).map((part) => part ** 0.5) as unknown as Rgb;
  const factor = share / luminance(light);
  return [light[0] * factor, light[1] * factor, light[2] * factor];
}

function colourLight(colour: string): Rgb {
  return toLight(parseColour(colour));
}
