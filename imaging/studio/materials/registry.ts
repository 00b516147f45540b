/** All materials by name. To add one: its name in core/studio/studio-scene.ts, its function here, a scene that shows it. */
import type { MaterialName } from "#core/studio/studio-scene.ts";
import { foliage, lights, shore } from "./distant.ts";
import { linen, tiles } from "./made.ts";
import type { Material } from "./material.ts";
import { limewash, paper, plaster } from "./papers.ts";
import { concrete, sand, slate } from "./rough.ts";
import { marble, terrazzo, travertine } from "./stones.ts";
import { wood } from "./wood.ts";

export const materials: Readonly<Record<MaterialName, Material>> = {
  paper,
  plaster,
  limewash,
  wood,
  marble,
  concrete,
  terrazzo,
  linen,
  sand,
  slate,
  travertine,
  tiles,
  foliage,
  lights,
  shore,
};
