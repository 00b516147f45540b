/** Raises the camera until everything that stands in the photo stands on the scene's ground, too. */
import type { StudioScene } from "#core/studio/studio-scene.ts";
import type { Contact } from "../ground-contact.ts";
import { cameraDistance } from "./room.ts";
import { halfFeetOf, stanceOf } from "./stance.ts";

const touching = 0.5;
/** Share of a thing's touching columns that has to stand on the ground: a handle or a rounded side need not. */
const mostFeet = 0.8;
/** Share of the columns between its outer feet that a solid thing touches the ground in. */
const solidFooting = 0.6;
/** Feet stay in front of this share of the ground. */
const usedGround = 0.8;
const highestCamera = 1.1;
/** Products seen from nearly the same height share a scene. */
const steps = 20;

/**
 * A photo from above shows the feet further back higher up: from a lower camera they would hang before the wall. Where
 * even the highest camera is too low, the back moves away. `footRatio` as in setting.ts.
 */
export function fitCamera(
  scene: StudioScene,
  contact: Contact,
  size: { readonly height: number },
  footRatio: number,
): StudioScene {
  const highest = highestFoot(contact, size, footRatio);
  const { back } = scene;
  const reach = 1 + (usedGround * back.distance) / cameraDistance;
  const needed = Math.ceil((highest / (1 - 1 / reach)) * steps) / steps;
  const cameraHeight = Math.max(scene.cameraHeight, Math.min(highestCamera, needed));
  const depth = depthAt(highest, cameraHeight);
  const distance = Math.max(back.distance, Math.ceil((depth / usedGround) * steps) / steps);
  return { ...scene, cameraHeight, back: { ...back, distance } };
}

/** How far behind its foremost foot the last one stands, in canvas heights: of one turned thing, or of several. Infinity for furniture on legs. */
export function feetDepth(
  contact: Contact,
  size: { readonly width: number; readonly height: number },
  footRatio: number,
  scene: StudioScene,
): number {
  if (standsOnLegs(contact)) return Infinity;
  const lowest = contact.parts.map(({ bottom }) => Math.max(...bottom) / size.height);
  const { offset, slope } = stanceOf({ footRatio, scene }, contact, size);
  const turned = offset + Math.abs(slope) * halfFeetOf(contact, size);
  return Math.max(turned, depthAt(footRatio - Math.min(...lowest), scene.cameraHeight));
}

/** Ground shows between the feet of one thing: furniture, which no stand is large enough for. */
function standsOnLegs({ parts }: Contact): boolean {
  return parts.some(({ strength }) => {
    const touched = [...strength.keys()].filter((column) => (strength[column] ?? 0) >= touching);
    return touched.length < solidFooting * ((touched.at(-1) ?? 0) - (touched[0] ?? 0));
  });
}

/** Of the feet, above the foremost one's row. */
function highestFoot({ parts }: Contact, size: { readonly height: number }, footRatio: number): number {
  const rows = parts.map(({ bottom, strength }) => {
    const touched = bottom.filter((_, column) => (strength[column] ?? 0) >= touching).sort();
    return touched[Math.floor(touched.length * (1 - mostFeet))] ?? size.height * footRatio;
  });
  return footRatio - Math.min(...rows) / size.height;
}

function depthAt(up: number, cameraHeight: number): number {
  return cameraDistance * (cameraHeight / Math.max(0.05, cameraHeight - up) - 1);
}
