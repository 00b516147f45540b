/** Photos for flow tests: one the model cuts out well, and one without any product. */
import path from "node:path";
import sharp from "sharp";

const mug = path.resolve(import.meta.dirname, "../../sandbox/shopify/seed/photos/r29-mug-white.jpg");

/** A mug on white; passes every check of "ebay-gallery" from 800 px on. */
export const mugPhoto = (sidePx: number): Promise<Buffer> =>
  sharp(mug).resize(sidePx, sidePx, { fit: "inside" }).jpeg({ quality: 92 }).toBuffer();

/** One even grey: there is nothing to cut out. */
export const emptyPhoto = (sidePx: number): Promise<Buffer> =>
  sharp({ create: { width: sidePx, height: sidePx, channels: 3, background: "#9a9a9a" } })
    .jpeg()
    .toBuffer();

export const imageNamed = (fileName: string, alt: string, bytes: Buffer) => ({
  fileName,
  alt,
  base64: bytes.toString("base64"),
});
