/** How a product stands to the camera: the upright plane through its feet, which is turned when one side is further away. */
import type { Contact } from "../ground-contact.ts";
import { cameraDistance } from "./room.ts";

/** What of a setting a stance depends on. */
interface StanceView {
  /** As in setting.ts. */
  readonly footRatio: number;
  readonly scene: { readonly cameraHeight: number };
}

/** The plane z = offset + slope · x. */
export interface Stance {
  readonly offset: number;
  readonly slope: number;
}

const touching = 0.3;
/** What turns further is seen nearly from its end, where a plane is no model any more. */
const steepest = 1.1;

/** Half the width of what touches the ground about the canvas's middle, in canvas heights. */
export function halfFeetOf(
  { parts }: Contact,
  { width, height }: { readonly width: number; readonly height: number },
): number {
  let widest = 0;
  for (const { strength } of parts) {
    strength.forEach((value, column) => {
      if (value >= touching) widest = Math.max(widest, Math.abs(column + 0.5 - width / 2));
    });
  }
  return widest / height;
}

/** The rows on which things stand, column by column: of their feet themselves, and of their own planes beside them. */
export function standingRows(
  view: StanceView,
  contact: Contact,
  size: { readonly width: number; readonly height: number },
): Int32Array {
  const things = contact.parts.map((part) => ({
    part,
    stance: stanceOf(view, { ...contact, parts: [part] }, size),
  }));
  const whole = stanceOf(view, contact, size);
  return Int32Array.from({ length: size.width }, (_, column) => {
    const rows = things
      .filter(({ part }) => (part.bottom[column] ?? -1) >= 0)
      .map(({ part, stance }) =>
        (part.strength[column] ?? 0) >= touching
          ? (part.bottom[column] ?? 0)
          : planeRow(view, stance, column, size),
      );
    return rows.length > 0 ? Math.max(...rows) : planeRow(view, whole, column, size);
  });
}

/** The row in which a plane meets the ground. */
function planeRow(
  { footRatio, scene: { cameraHeight } }: StanceView,
  { offset, slope }: Stance,
  column: number,
  { width, height }: { readonly width: number; readonly height: number },
): number {
  const across = (column + 0.5 - width / 2) / height;
  const z = (offset + slope * across) / (1 - (slope * across) / cameraDistance);
  const nearness = cameraDistance / (cameraDistance + Math.max(0, z));
  return Math.round((footRatio - cameraHeight * (1 - nearness)) * height);
}

/** The line of least squares through the feet, on the ground. */
export function stanceOf(
  { footRatio, scene: { cameraHeight } }: StanceView,
  { parts }: Contact,
  { width, height }: { readonly width: number; readonly height: number },
): Stance {
  let [count, sumX, sumZ, sumXX, sumXZ] = [0, 0, 0, 0, 0];
  for (const { bottom, strength } of parts) {
    strength.forEach((value, column) => {
      const up = footRatio - (bottom[column] ?? 0) / height;
      if (value < touching || up >= 0.7 * cameraHeight) return;
      const reach = cameraHeight / (cameraHeight - up);
      const x = ((column + 0.5 - width / 2) / height) * reach;
      const z = cameraDistance * (reach - 1);
      count++;
      sumX += x;
      sumZ += z;
      sumXX += x * x;
      sumXZ += x * z;
    });
  }
  if (count === 0) return { offset: 0, slope: 0 };
  const spread = sumXX - (sumX * sumX) / count;
  const fitted = spread > 1e-6 ? (sumXZ - (sumX * sumZ) / count) / spread : 0;
  const slope = Math.max(-steepest, Math.min(steepest, fitted));
  return { offset: (sumZ - slope * sumX) / count, slope };
}
