/** What the mirror knows of a product, for rules to be asked about it. */
import type { RuleSubject } from "#core/automation/match-rule.ts";
import type { PictureFacts } from "#core/channel-rules/judge-demand.ts";

/** Both the reading of a product and its row in the mirror have this. */
interface KnownProduct {
  readonly tags: readonly string[];
  readonly vendor: string;
  readonly productType: string;
  /** In their order. */
  readonly images: readonly KnownImage[];
}

interface KnownImage {
  readonly mimeType: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

const formats: Readonly<Record<string, PictureFacts["format"]>> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/tiff": "tiff",
  "image/bmp": "bmp",
  "image/avif": "avif",
  "image/heic": "heic",
};

export function subjectOf({ tags, vendor, productType, images }: KnownProduct): RuleSubject {
  const photos = images.flatMap(({ width, height }) =>
    width === null || height === null ? [] : [{ widthPx: width, heightPx: height }],
  );
  return {
    tags,
    vendor,
    productType,
    collections: null,
    prices: null,
    photos,
    mainPhoto: factsOf(images[0]),
  };
}

function factsOf(image: KnownImage | undefined): PictureFacts | null {
  const format = formats[image?.mimeType ?? ""];
  if (image?.width == null || image.height === null || format === undefined) return null;
  return { widthPx: image.width, heightPx: image.height, format };
}
