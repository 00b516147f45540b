/** Colour cast: was the product photographed in coloured light, so that its greys are not grey? */
import type { Finding } from "#core/verdict.ts";
import type { Rendered } from "../frame.ts";
import type { Lab } from "../measure/lab.ts";
import { productColours } from "../measure/product-colours.ts";
import { sourceGround } from "../measure/source-ground.ts";

/**
 * Above the published 2 and 4: metal and glaze mirror their surroundings, and ordinary room and sun light among 46 photos came to 8.1;
 * visibly coloured light to 9.4 and 15.
 */
const maxChroma = 9;
/** Product colours up to this chroma may be greys under coloured light; darker or lighter ones have no reliable hue. */
const greyChroma = 25;
const [minLightness, maxLightness] = [20, 97];
/** Share of the product those greys must make up. */
const minGreyShare = 0.1;
/** A background this light, of this chroma, may be a white wall under coloured light; both must lean the same way. */
const minWallLightness = 60;
const wallChroma = { min: 4, max: 45 };
const maxTurn = 30;

/**
 * Mean chroma C*ab of the finished product's near-greys (quality check 11), counted as a cast only when the photo's own
 * light background leans to the same hue within 30°: a beige product on a white wall, or a grey one before a blue wall, is
 * no cast. Pass up to 9, else a look. It never fails: the product's colour is the merchant's to judge.
 */
export function colourCast(rendered: Rendered): Finding {
  const lean = leanOf(productColours(rendered).output.map(({ lab }) => lab));
  const wall = sourceGround(rendered);
  const finding = {
    check: "colour-cast",
    expected: `greys of chroma at most ${maxChroma}`,
    unit: "C*",
  } as const;
  if (lean === null || wall === null || !agree(lean, wall)) {
    const message = "Nothing in the photo speaks for coloured light.";
    return { ...finding, measured: null, severity: "pass", message };
  }
  const chroma = Math.hypot(...lean);
  if (chroma <= maxChroma) {
    return { ...finding, measured: chroma, severity: "pass", message: "White and grey look neutral." };
  }
  const message = `White and grey parts look ${tint(lean)}, as the photo's background does: the light was coloured. Compare with the product in your hand; daylight or white balance helps.`;
  return { ...finding, measured: chroma, severity: "review", message };
}

/** Mean a and b of the near-greys; null when there are too few. */
function leanOf(colours: readonly Lab[]): [number, number] | null {
  const greys = colours.filter(
    ([lightness, a, b]) =>
      lightness > minLightness && lightness < maxLightness && Math.hypot(a, b) < greyChroma,
  );
  if (greys.length === 0 || greys.length < minGreyShare * colours.length) return null;
  const mean = (axis: 1 | 2) => greys.reduce((sum, lab) => sum + lab[axis], 0) / greys.length;
  return [mean(1), mean(2)];
}

function agree(lean: readonly [number, number], [lightness, a, b]: Lab): boolean {
  const chroma = Math.hypot(a, b);
  if (lightness < minWallLightness || chroma < wallChroma.min || chroma > wallChroma.max) return false;
  const cosine = (lean[0] * a + lean[1] * b) / (Math.hypot(...lean) * chroma);
  return cosine >= Math.cos((maxTurn * Math.PI) / 180);
}

/** Hue angle in CIELAB in words: 0° red, 90° yellow, 180° green, 270° blue. */
function tint([a, b]: readonly [number, number]): string {
  const words = ["pink", "orange", "yellow", "green", "green", "blue", "blue", "purple"];
  const eighth = Math.round((Math.atan2(b, a) * 4) / Math.PI + 8) % 8;
  return words[eighth] ?? "coloured";
}
