/** Photos that come already cut out, with transparency of their own. */
import type { Frame } from "./frame.ts";
import { remember } from "./measure/remember.ts";

/** A photo counts as cut out when at least this share of it is more than half transparent. */
const cutOutShare = 0.01;

export const isCutOut = remember(({ rgba }: Frame): boolean => {
  let clear = 0;
  for (let at = 3; at < rgba.length; at += 4) if ((rgba[at] ?? 0) < 128) clear++;
  return clear * 4 >= rgba.length * cutOutShare;
});
