/** Photos for flow tests: one the model cuts out well, and one without any product. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

const mug = path.resolve(import.meta.dirname, "../../sandbox/shopify/seed/photos/r29-mug-white.jpg");

/** A mug on white; passes every check of "ebay-gallery" from 800 px on. */
export const mugPhoto = (sidePx: number): Promise<Buffer> =>
  sharp(mug).resize(sidePx, sidePx, { fit: "inside" }).jpeg({ quality: 92 }).toBuffer();

/** A statuette as a phone keeps it: HEIC, lying on its side, in Display P3. */
export const phonePhoto = (): Promise<Buffer> =>
  readFile(path.resolve(import.meta.dirname, "../fixtures/images/seal-phone.heic"));

/** The mug as an old scanner would save it: an uncompressed Windows bitmap. */
export async function bitmapPhoto(sidePx: number): Promise<Buffer> {
  const { data, info } = await sharp(mug)
    .resize(sidePx, sidePx, { fit: "fill" })
    .recomb([
      [0, 0, 1],
      [0, 1, 0],
      [1, 0, 0],
    ])
    .flip()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const head = Buffer.alloc(54);
  head.write("BM");
  head.writeUInt32LE(head.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(info.width, 18);
  head.writeInt32LE(info.height, 22);
  head.set([1, 0, 24], 26);
  return Buffer.concat([head, data]);
}

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
