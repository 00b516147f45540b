import { expect, it } from "vitest";
import { findScene } from "#core/studio/scene-step.ts";
import type { KeyLight, StudioScene } from "#core/studio/studio-scene.ts";
import type { Mask } from "../frame.ts";
import { groundContact } from "../ground-contact.ts";
import { shadeBy } from "./product-shade.ts";
import { roomPoint } from "./room.ts";
import { openSetting, upOf } from "./setting.ts";
import { silhouetteOf } from "./silhouette.ts";

const side = 256;
const footRow = 180;

/** A post 8 pixels wide and 60 tall in the middle of the canvas. */
function post(): Mask {
  const alpha = new Uint8ClampedArray(side * side);
  for (let y = footRow - 60; y < footRow; y++) alpha.fill(255, y * side + 124, y * side + 132);
  return { width: side, height: side, alpha };
}

function shadeOfPost(light: Partial<KeyLight>) {
  const paper = findScene("paper-white");
  const mask = post();
  const contact = groundContact(mask);
  if (!paper || !contact) expect.fail("expected a scene and a product that stands");
  const scene: StudioScene = {
    ...paper,
    cameraHeight: 0.8,
    back: { ...paper.back, distance: 6 },
    light: { ...paper.light, softness: 0, elevationDegrees: 45, ...light },
  };
  const setting = openSetting({
    scene,
    seed: 1,
    width: side,
    height: side,
    footRatio: footRow / side,
    halfFeet: 4 / side,
    feetDepth: 0,
    fromAbove: false,
    grade: { warmth: 0, exposure: 0, contrast: 0 },
  });
  return { setting, shade: shadeBy(setting, silhouetteOf(mask), contact, 1) };
}

/** Of the shadow's middle on the ground, seen from above as recipes count: 0 right, 90 towards the viewer. */
function directionOf({ setting, shade }: ReturnType<typeof shadeOfPost>): number {
  let [sumX, sumZ] = [0, 0];
  for (let row = 0; row < side; row++) {
    const { part, z, reach } = roomPoint(setting.room, upOf(setting, row, side));
    if (part !== "ground") continue;
    for (let column = 0; column < side; column++) {
      // Rows far away show more ground.
      const weight = (1 - (shade.key[row * side + column] ?? 1)) * reach ** 3;
      sumX += weight * ((column + 0.5 - side / 2) / side) * reach;
      sumZ += weight * z;
    }
  }
  return ((Math.atan2(-sumZ, sumX) * 180) / Math.PI + 360) % 360;
}

it.each([0, 30, 60, 120, 150, 180, 200, 230, 310, 340])(
  "light from %d° throws a shadow within 15° of straight away from it",
  (azimuthDegrees) => {
    const found = directionOf(shadeOfPost({ azimuthDegrees }));
    const away = (azimuthDegrees + 180) % 360;
    expect(Math.abs(((found - away + 540) % 360) - 180)).toBeLessThan(15);
  },
);

it("throws a longer shadow from a lower light, and a smaller core from a larger one", () => {
  const darkOf = (light: Partial<KeyLight>) =>
    shadeOfPost({ azimuthDegrees: 210, ...light }).shade.key.reduce((sum, left) => sum + 1 - left, 0);
  expect(darkOf({ elevationDegrees: 30 })).toBeGreaterThan(1.2 * darkOf({ elevationDegrees: 60 }));
  const coreOf = (light: Partial<KeyLight>) =>
    shadeOfPost({ azimuthDegrees: 210, ...light }).shade.key.filter((left) => left < 0.2).length;
  expect(coreOf({ softness: 1 })).toBeLessThan(0.5 * coreOf({ softness: 0 }));
});

it("touches the product: no lit gap between its foot and its shadow over 1 % of its height", () => {
  const { shade } = shadeOfPost({ azimuthDegrees: 240 });
  const below = Array.from({ length: 4 }, (_, n) => shade.key[(footRow + n) * side + 130] ?? 1);
  expect(below[0]).toBeLessThan(0.6);
});
