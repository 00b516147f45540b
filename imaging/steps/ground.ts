/** Lays the picture on one exact colour, leaves it transparent, or puts it back before the photo's own ground. */
import { drawOnCanvas } from "../draw-on-canvas.ts";
import { extendEdges } from "../extend-edges.ts";
import { layOnColour } from "../lay-on-colour.ts";
import { alphaBox } from "../measure/alpha-box.ts";
import { alphaOf } from "../measure/alpha-of.ts";
import { defineStep, type Scene } from "./define-step.ts";

export const ground = defineStep("ground", async (scene, params) => {
  if ("keep" in params) return { ...scene, output: await photoOnCanvas(scene), ownGround: true };
  const { colour } = params;
  return colour === null ? scene : { ...scene, output: layOnColour(scene.output, colour) };
});

/**
 * The whole photo where its product was placed. The product is not laid on it a second time: it is in the photo, and
 * its edge already stands before this ground.
 */
async function photoOnCanvas({ source, exposed, output, placement }: Scene) {
  const { width, height } = output;
  const drawn = await drawOnCanvas(exposed?.photo ?? source, { width, height, placement });
  const covered = alphaBox(alphaOf(drawn), 0);
  return covered ? extendEdges(drawn, covered) : drawn;
}
