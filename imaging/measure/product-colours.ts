/** Colours of the product before and after, as evenly spread samples from well inside its outline. */
import type { Rendered } from "../frame.ts";
import { labOf, type Lab } from "./lab.ts";
import { registeredGrids } from "./registered-grids.ts";
import { remember } from "./remember.ts";
import type { AreaGrid } from "./sample-area.ts";

export interface ColourSample {
  /** 0..255, averages of the pixels of one cell. */
  readonly rgb: readonly [number, number, number];
  readonly lab: Lab;
}

/** The same places of the product in the photo and in the finished picture. */
export interface ProductColours {
  readonly photo: readonly ColourSample[];
  readonly output: readonly ColourSample[];
}

/** More change no quantile by a visible amount. */
const maxSamples = 5000;

/** Empty lists when there is no solid product. */
export const productColours = remember((rendered: Rendered): ProductColours => {
  const grids = registeredGrids(rendered);
  if (grids === null) return { photo: [], output: [] };
  const cells: number[] = [];
  for (let cell = 0; cell < grids.inside.length; cell++) if (grids.inside[cell] === 1) cells.push(cell);
  const step = Math.max(1, Math.floor(cells.length / maxSamples));
  const chosen = cells.filter((_, n) => n % step === 0);
  return {
    photo: chosen.map((cell) => sampleAt(grids.photo, cell)),
    output: chosen.map((cell) => sampleAt(grids.output, cell)),
  };
});

function sampleAt({ rgb }: AreaGrid, cell: number): ColourSample {
  const colour = [rgb[3 * cell] ?? 0, rgb[3 * cell + 1] ?? 0, rgb[3 * cell + 2] ?? 0] as const;
  return { rgb: colour, lab: labOf(...colour) };
}
