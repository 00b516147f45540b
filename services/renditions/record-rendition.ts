/** Records what the pipeline made of a photo: files first, then the row that leads to them. */
import { outputFormatOf } from "#core/output-formats.ts";
import type { PictureTraits } from "#core/sets/picture-traits.ts";
import type { Verdict } from "#core/verdict.ts";
import { prisma } from "#prisma/client.ts";
import { storage } from "../storage.ts";
import { previewNames, type PreviewName, type RenditionOutput } from "./output.ts";
import { settleRendition } from "./settle-rendition.ts";

export interface RenderedPicture {
  /** renditionKey of imaging: equal keys mean equal pictures. */
  readonly key: string;
  readonly verdict: Verdict;
  readonly file: {
    readonly bytes: Uint8Array;
    readonly mimeType: RenditionOutput["file"]["mimeType"];
    readonly width: number;
    readonly height: number;
    readonly quality?: number;
  };
  readonly traits?: PictureTraits | null;
  /** WebP. */
  readonly previews: Readonly<Record<PreviewName, Uint8Array>>;
  readonly renderMs: number;
}

/** A second call, or one after a cancellation, changes nothing. */
export async function recordRendition(shopId: string, id: string, picture: RenderedPicture): Promise<void> {
  const rendering = await prisma.rendition.count({ where: { id, shopId, state: "rendering" } });
  if (rendering === 0) return;
  const output = await storeFiles(shopId, picture);
  const { key: renditionKey, verdict } = picture;
  await prisma.$transaction((tx) => settleRendition(tx, shopId, id, { renditionKey, verdict, output }));
}

/** By rendition key, so that renditions with equal keys share their files. */
async function storeFiles(
  shopId: string,
  { key, file, previews, renderMs, traits }: RenderedPicture,
): Promise<RenditionOutput> {
  const folder = `${shopId}/renditions/${key}`;
  const { bytes, mimeType, width, height, quality } = file;
  const fileKey = `${folder}/file.${outputFormatOf(mimeType).extension}`;
  const previewKeys = previewNames.map((name) => [name, `${folder}/${name}.webp`] as const);
  await Promise.all([
    storage.putBytes(fileKey, bytes, mimeType),
    ...previewKeys.map(([name, previewKey]) => storage.putBytes(previewKey, previews[name], "image/webp")),
  ]);
  return {
    file: {
      key: fileKey,
      mimeType,
      bytes: bytes.length,
      width,
      height,
      ...(quality !== undefined && { quality }),
    },
    previews: Object.fromEntries(previewKeys) as Record<PreviewName, string>,
    ...(traits !== undefined && { traits }),
    renderMs,
  };
}
