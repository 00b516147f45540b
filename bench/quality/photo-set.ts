/** A folder of photos with truth: its manifest, its pictures and their exact coverage. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import type { Mask } from "#imaging/frame.ts";

const photoSchema = z.object({
  id: z.string().regex(/^[\w-]+$/),
  /** Paths below the set's folder. */
  file: z.string(),
  alpha: z.string(),
  kind: z.string(),
  /** Photos of one object share it: they belong on the same side of a cross-validation. */
  object: z.string(),
  cases: z.array(z.string()),
});

const manifestSchema = z.object({
  set: z.string(),
  items: z.array(z.looseObject({ alpha: z.string().optional() })),
});

export type TruePhoto = z.infer<typeof photoSchema>;

export interface PhotoSet {
  readonly name: string;
  readonly folder: string;
  readonly photos: readonly TruePhoto[];
}

/**
 * Reads `manifest.json` in `folder`; photos without a truth are left out.
 *
 * @throws AppError BAD_INPUT when there is no such manifest or it has no photo with a truth.
 */
export async function readPhotoSet(folder: string): Promise<PhotoSet> {
  const path = join(folder, "manifest.json");
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) throw wrong("a readable file", path, "none");
  const manifest = manifestSchema.safeParse(parseJson(text));
  if (!manifest.success) throw wrong("a set's manifest", path, z.prettifyError(manifest.error));
  const photos = manifest.data.items.filter(({ alpha }) => alpha !== undefined);
  const parsed = z.array(photoSchema).min(1).safeParse(photos);
  if (!parsed.success) throw wrong("photos with truth", path, z.prettifyError(parsed.error));
  return { name: manifest.data.set, folder: dirname(path), photos: parsed.data };
}

/** Exact coverage of a photo, at the photo's size: the alpha of a picture that has one, else its brightness. */
export async function readTruth(set: PhotoSet, photo: TruePhoto): Promise<Mask> {
  const picture = sharp(join(set.folder, photo.alpha));
  const { hasAlpha } = await picture.metadata();
  const plane = hasAlpha ? picture.extractChannel("alpha") : picture.toColourspace("b-w").extractChannel(0);
  const { data, info } = await plane.raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    alpha: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength),
  };
}

export function wrong(expected: string, subject: string, received: string): AppError {
  return new AppError("BAD_INPUT", `expected ${expected} for ${subject} but received ${received}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
