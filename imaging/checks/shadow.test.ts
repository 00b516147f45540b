import { expect, test } from "vitest";
import type { Rendered } from "#imaging/frame.ts";
import { box, drawFrame, drawRendered, over, white, woven } from "#tests/fixtures/draw-rendered.ts";
import type { Paint } from "#tests/fixtures/draw-rendered.ts";
import { shadow } from "./shadow.ts";

const shape = box(100, 60, 300, 300);

async function standing(ground: Paint): Promise<Rendered> {
  return { ...(await drawRendered({ shape })), output: drawFrame(400, 400, over(woven, shape, ground)) };
}

/** Darkness fading downwards from `top`, as wide as the product. */
function fallen(top: number, tint: readonly [number, number, number] = [0, 0, 0]): Paint {
  return (x, y) => {
    const beside = Math.max(0, 100 - x, x - 300);
    const depth = y < top ? 0 : 0.5 * Math.exp(-(y - top) / 15 - beside / 8);
    const [red, green, blue] = tint.map((level) => 255 - depth * (255 - level));
    return [red ?? 0, green ?? 0, blue ?? 0];
  };
}

test("a neutral shadow that fades from the standing edge passes", async () => {
  expect(shadow(await standing(fallen(298)))).toMatchObject({ severity: "pass", measured: 0 });
});

test("no shadow passes, with no figure", async () => {
  expect(shadow(await standing(() => white))).toMatchObject({ severity: "pass", measured: null });
});

test("the photo's own shadow is not judged when the recipe keeps it", async () => {
  const kept = { ...(await standing(fallen(318))), ownGround: true } as const;
  expect(shadow(kept)).toMatchObject({ severity: "pass", measured: null });
});

test.each([
  ["a gap of 15 px", fallen(318), "floats"],
  ["a red shadow", fallen(298, [255, 0, 0]), "coloured"],
  [
    "a second dark patch further down",
    over(() => [120, 120, 120], box(100, 350, 300, 365), fallen(298)),
    "darker again",
  ],
  [
    "a shadow up in the air",
    over(() => [150, 150, 150], box(20, 70, 60, 120), fallen(298)),
    "hangs in the air",
  ],
])("%s asks for a look and says why", async (_name, ground, word) => {
  const finding = shadow(await standing(ground));
  expect(finding.severity).toBe("review");
  expect(finding.message).toContain(word);
});

test("a transparent picture has no ground to throw a shadow on", async () => {
  expect(shadow(await drawRendered({ shape, ground: null }))).toMatchObject({
    severity: "pass",
    measured: null,
  });
});
