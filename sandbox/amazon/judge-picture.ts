/** Looks at the bytes of a picture as Amazon does after it has fetched them. */
import sharp from "sharp";

import type { HeldPicture, Pictures } from "../common/pictures.ts";
import { type AmazonIssue, locators } from "./records.ts";

const fetchTimeoutMs = 10_000;
const maxBytes = 10 * 1024 * 1024;
/** https://sellercentral.amazon.com/help/hub/reference/G1881: longest side, in pixels. */
const [shortest, longest] = [500, 10_000];
const types = ["image/jpeg", "image/png", "image/gif", "image/tiff"];

/** Every channel of a white pixel; JPEG turns 255 into 254 here and there. */
const white = 254;
/** Of the outermost pixels that have to be white: the product may touch the others. */
const leastWhiteShare = 0.5;

/** @returns what is wrong with it, in Amazon's manner, when it cannot be taken */
export async function fetchPicture(pictures: Pictures, url: string): Promise<HeldPicture | string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(fetchTimeoutMs) });
    if (!response.ok) return `We could not access the media at ${url}`;
    const bytes = await response.bytes();
    if (bytes.byteLength > maxBytes) return "The image is larger than 10 MB";
    const picture = await pictures.keep(bytes);
    if (picture === null || !types.includes(picture.mimeType))
      return "The image is not a valid JPEG, TIFF, PNG or GIF";
    const side = Math.max(picture.width, picture.height);
    if (side >= shortest && side <= longest) return picture;
    return `The longest side of the image is ${side.toString()} pixels; 500 to 10,000 are allowed`;
  } catch {
    return `We could not access the media at ${url}`;
  }
}

/** A main picture on another ground is taken, and its listing is hidden from searches until there is a better one. */
export async function complaintsAboutGround(
  attribute: string,
  { bytes }: HeldPicture,
): Promise<AmazonIssue[]> {
  if (attribute !== locators[0] || (await whiteShareOfEdge(bytes)) >= leastWhiteShare) return [];
  const enforcements = {
    actions: [{ action: "SEARCH_SUPPRESSED" }],
    exemption: { status: "NOT_EXEMPT" },
  };
  return [{ ...complaint(attribute, "The main image does not have a pure white background."), enforcements }];
}

export function complaint(attribute: string, message: string): AmazonIssue {
  return {
    code: attribute === locators[0] ? "18320" : "20005",
    ...{ message, severity: "ERROR", categories: ["INVALID_IMAGE"], attributeNames: [attribute] },
  };
}

async function whiteShareOfEdge(bytes: Uint8Array): Promise<number> {
  const { data, info } = await sharp(bytes)
    .flatten({ background: "#000" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const isWhite = (x: number, y: number) => {
    const at = (y * width + x) * channels;
    return data.subarray(at, at + channels).every((value) => value >= white);
  };
  const across = Array.from({ length: width }, (_, x) => [isWhite(x, 0), isWhite(x, height - 1)]);
  const down = Array.from({ length: height }, (_, y) => [isWhite(0, y), isWhite(width - 1, y)]);
  const edge = [...across, ...down].flat();
  return edge.filter(Boolean).length / edge.length;
}
