/** Puts the product into a studio scene: its own pixels, in light, shadow and mirror image of the scene. */
import { AppError } from "#core/errors.ts";
import type { StepParams } from "#core/recipe.ts";
import { findScene } from "#core/studio/scene-step.ts";
import type { StudioScene } from "#core/studio/studio-scene.ts";
import { canStand } from "../can-stand.ts";
import { emptyFrame } from "../draw-on-canvas.ts";
import type { Frame } from "../frame.ts";
import { shadowShare } from "../glass/shadow-share.ts";
import { groundContact } from "../ground-contact.ts";
import { coverageOnCanvas } from "../measure/coverage-on-canvas.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { composeScene } from "../studio/compose-scene.ts";
import { lightLongSidePx } from "../studio/light-map.ts";
import { feetDepth, fitCamera } from "../studio/fit-camera.ts";
import { halfFeetOf } from "../studio/stance.ts";
import { openSetting } from "../studio/setting.ts";
import { defineStep, type Scene } from "./define-step.ts";

/** Without a product the canvas stays empty: the verdict then fails the picture. */
export const scene = defineStep("scene", async (state, params) => {
  const small = shrinkMask(coverageOnCanvas(state), lightLongSidePx);
  const contact = groundContact(small);
  if (contact === null) return state;
  const lies = (params.pose ?? (canStand(small, contact) ? "standing" : "lying")) === "lying";
  if (lies) {
    const { top, bottom } = contact.box;
    const rise = Math.round((((top + bottom) / 2 - small.height / 2) * state.product.height) / small.height);
    // Asked again, because the moved product has another mask.
    if (rise !== 0) return compose(raise(state, rise), params, true);
  }
  return compose(state, params, lies);
});

async function compose(state: Scene, params: StepParams<"scene">, fromAbove: boolean): Promise<Scene> {
  const { product } = state;
  const small = shrinkMask(coverageOnCanvas(state), lightLongSidePx);
  const contact = groundContact(small);
  if (contact === null) return state;
  const footRatio = fromAbove ? 0.5 : contact.box.bottom / small.height;
  const scene = fromAbove ? changed(params) : fitCamera(changed(params), contact, small, footRatio);
  const setting = openSetting({
    scene,
    seed: params.seed,
    width: product.width,
    height: product.height,
    footRatio,
    halfFeet: halfFeetOf(contact, small),
    feetDepth: feetDepth(contact, small, footRatio, scene),
    fromAbove,
    grade: { warmth: 0, exposure: 0, contrast: 0, ...defined(params.grade ?? {}) },
  });
  const output = await composeScene(setting, {
    product,
    small,
    contact,
    shadowShare: shadowShare(state),
  });
  return { ...state, output, shadow: fromAbove ? "lying" : "cast", inScene: true };
}

/** The scene with what the recipe changes of it. */
function changed(params: StepParams<"scene">): StudioScene {
  const scene = findScene(params.name);
  if (!scene)
    throw new AppError("BAD_INPUT", `expected the name of a studio scene but received ${params.name}`);
  const { gobo, ...light } = params.light ?? {};
  const { gobo: ownGobo, ...ownLight } = scene.light;
  const shape = gobo === undefined ? ownGobo : gobo;
  return {
    ...scene,
    light: { ...ownLight, ...defined(light), ...(shape ? { gobo: shape } : {}) },
    ground: {
      ...scene.ground,
      ...defined({ colour: params.groundColour, finish: params.finish }),
    },
    back: { ...scene.back, ...defined({ colour: params.backColour }) },
    ...defined({
      ambientColour: params.ambientColour,
      cameraHeight: params.cameraHeight,
      depthOfField: params.depthOfField,
      haze: params.haze,
    }),
  };
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}

/** The product that many whole pixels higher on its canvas: nothing is scaled anew. */
function raise(state: Scene, rows: number): Scene {
  const { placement } = state;
  const product = shifted(state.product, rows);
  return { ...state, product, output: product, placement: { ...placement, y: placement.y - rows } };
}

function shifted({ width, height, rgba }: Frame, rows: number): Frame {
  const moved = emptyFrame(width, height);
  const step = rows * width * 4;
  if (step >= 0) moved.rgba.set(rgba.subarray(step));
  else moved.rgba.set(rgba.subarray(0, rgba.length + step), -step);
  return moved;
}
