/** Writes down what is true of every picture of a shop that was seeded with known defects. */
import { writeFile } from "node:fs/promises";
import type { ImageContent, Shop } from "../records.ts";
import type { KnownPicture } from "./defects.ts";

/** One line a picture: its media id, its defects, those it surely lacks, and whether it repeats an earlier one. */
export interface PictureTruth {
  readonly mediaId: string;
  readonly has: readonly string[];
  readonly lacks: readonly string[];
}

/** @param contents of `known`, in its order */
export async function writeTruth(
  file: string,
  shop: Shop,
  contents: readonly ImageContent[],
  known: readonly KnownPicture[],
): Promise<void> {
  const knownBySha = new Map(contents.map(({ sha256 }, n) => [sha256, known[n]]));
  const lines: PictureTruth[] = [];
  for (const { mediaIds } of shop.products.values()) {
    const earlier: (string | null)[] = [];
    for (const mediaId of mediaIds) {
      const media = shop.files.get(mediaId);
      const picture = knownBySha.get(media?.content?.sha256 ?? "");
      if (!media || !picture) continue;
      const has: string[] = [...picture.has];
      const lacks: string[] = [...picture.lacks];
      (media.alt === "" ? has : lacks).push("no-alt-text");
      if (earlier.includes(picture.shows) && picture.shows !== null) has.push("repeated");
      else if (picture.shows !== null && !earlier.includes(null)) lacks.push("repeated");
      earlier.push(picture.shows);
      lines.push({ mediaId, has, lacks });
    }
  }
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}
