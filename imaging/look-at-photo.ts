/** Looks at a photo as a channel would, without finding the product: its ground, its transparency, how much it fills. */
import type { PictureFacts } from "#core/channel-rules/judge-demand.ts";
import { sniffFormat } from "#core/sniff-format.ts";
import { isOpaque, whiteBorderShare } from "./audit/white-border.ts";
import { decode } from "./decode.ts";
import type { Frame } from "./frame.ts";

/** Below this in every channel a pixel is something else than white ground or the faint shadow on it. */
const nearWhite = 245;
/** From this share on the ground counts as white, and what is not white as the product. */
const whiteShare = 0.98;

/**
 * `fill` is given only where the ground is white: elsewhere the product cannot be told from its surroundings.
 * @throws AppError BAD_IMAGE, IMAGE_TOO_LARGE
 */
export async function lookAtPhoto(bytes: Uint8Array): Promise<Omit<PictureFacts, "widthPx" | "heightPx">> {
  const frame = await decode(bytes);
  const exactShare = whiteBorderShare(frame);
  const fill = exactShare < whiteShare ? null : filledShare(frame);
  return {
    bytes: bytes.length,
    format: sniffFormat(bytes) ?? "jpeg",
    opaque: isOpaque(frame),
    ground: { colour: "#ffffff", exactShare },
    ...(fill !== null && { fill }),
  };
}

/** Longer of box width / width and box height / height of everything that is not near white; 0 where nothing is. */
function filledShare({ width, height, rgba }: Frame): number {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const darkest = Math.min(rgba[at] ?? 255, rgba[at + 1] ?? 255, rgba[at + 2] ?? 255);
      if (darkest >= nearWhite) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? 0 : Math.max((right - left + 1) / width, (bottom - top + 1) / height);
}
