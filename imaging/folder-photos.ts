/** The photos of a folder and the names their results take. */
import { readdir } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

export interface FolderPhoto {
  readonly path: string;
  /** Below the folder, with `/`; the photo's name in verdicts.jsonl. */
  readonly input: string;
  /** The result's name below the output folder, without its extension. */
  readonly stem: string;
}

/** What decode reads, by the endings such files usually have. */
const photoExtensions = new Set(
  "jpg jpeg jfif png webp avif heic heif tif tiff gif bmp".split(" ").map((ending) => `.${ending}`),
);

/**
 * Every photo in `folder` and below, sorted. Sub-folders are kept. Where photos of one folder differ only in their
 * extension, each result keeps the whole name (`a.jpg.png`), so that none overwrites another.
 */
export async function folderPhotos(folder: string): Promise<FolderPhoto[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const inputs = entries
    .filter((entry) => entry.isFile() && photoExtensions.has(extname(entry.name).toLowerCase()))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  const stems = stemsOf(inputs);
  return inputs.map((input, n) => ({ path: join(folder, input), input, stem: stems[n] ?? input }));
}

/** Compared without case, because not every disk tells `A.png` from `a.png`. */
export function stemsOf(inputs: readonly string[]): string[] {
  const bare = inputs.map((input) => input.slice(0, input.length - extname(input).length));
  const uses = new Map<string, number>();
  for (const stem of bare) uses.set(stem.toLowerCase(), (uses.get(stem.toLowerCase()) ?? 0) + 1);
  return bare.map((stem, n) => (uses.get(stem.toLowerCase()) === 1 ? stem : (inputs[n] ?? stem)));
}
