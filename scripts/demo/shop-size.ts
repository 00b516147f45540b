/** Which shop a demo shows: the small one with real photos, or one of 50,000 generated products. */
import path from "node:path";
import { Refusal } from "./refusal.ts";

/** Each keeps its own data, so that one does not cost the other what it stored. */
const folders = { small: "demo", large: "demo-large" } as const;

export type ShopSize = keyof typeof folders;

export const shopSizes = Object.keys(folders) as ShopSize[];

/** @throws Refusal for another word */
export function readShopSize(text: string): ShopSize {
  const size = shopSizes.find((known) => known === text);
  if (size !== undefined) return size;
  throw new Refusal(`expected small or large for --shop but received ${text}`);
}

export function dataDirOf(size: ShopSize): string {
  return path.resolve(import.meta.dirname, "../../.data", folders[size]);
}
