/** What is known of a finished picture from its file and its verdict, for judging channel rules. */
import type { ImageRules } from "../rules.ts";
import type { CheckName, Finding } from "../verdict.ts";
import type { PictureFacts } from "./judge-demand.ts";

export interface FinishedFile {
  readonly mimeType: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly quality?: number | undefined;
}

export interface KnownPicture {
  readonly file: FinishedFile;
  readonly findings: readonly Finding[];
  /** Of the preset it was made by: which ground was measured. */
  readonly rules: Pick<ImageRules, "ground">;
  readonly alt: string;
  /** Pictures in the product's gallery. */
  readonly galleryCount: number;
  /** `YYYY-MM-DD` */
  readonly onDay: string;
}

/** What was not measured is left out, so that its rules stay unknown. Our encoder writes sRGB stills only. */
export function pictureFacts(picture: KnownPicture): PictureFacts {
  const { file, findings, rules, alt, galleryCount, onDay } = picture;
  const measured = (check: CheckName) => findings.find((each) => each.check === check)?.measured ?? null;
  const format = file.mimeType.replace("image/", "") as PictureFacts["format"];
  const [exactShare, fill, text] = [measured("ground"), measured("fill"), measured("text")];
  const { ground } = rules;
  return {
    ...{ widthPx: file.width, heightPx: file.height, bytes: file.bytes, format, animated: false },
    ...{ colourSpace: "srgb", altText: alt, onDay, pictureCount: { all: galleryCount } },
    ...(format === "jpeg" && file.quality !== undefined && { jpegQuality: file.quality }),
    ...(format === "jpeg" ? { opaque: true } : ground === "transparent" && { opaque: false }),
    ...(exactShare !== null &&
      ground !== null &&
      ground !== "transparent" && { ground: { colour: ground, exactShare } }),
    ...(fill !== null && { fill }),
    ...(text !== null && { textFound: text > 0 }),
  };
}
