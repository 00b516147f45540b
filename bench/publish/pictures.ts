/** As many different pictures as are asked for, of which each channel says yes to all. */
import sharp from "sharp";

export interface Painter {
  /** What listings show before. */
  old(count: number): readonly Buffer[];
  /** The same for the same listing and place, and for no others. */
  one(listing: number, place: number): Buffer;
}

export async function paintPictures(): Promise<Painter> {
  const product = { create: { width: 950, height: 950, channels: 3, background: "#28405a" } } as const;
  const base = await sharp({ create: { width: 1_000, height: 1_000, channels: 3, background: "#fff" } })
    .composite([{ input: product, gravity: "centre" }])
    .jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
    .toBuffer();
  return {
    old: (count) => Array.from({ length: count }, (_, nth) => commented(base, `old ${nth}`)),
    one: (listing, place) => commented(base, `${listing} ${place}`),
  };
}

/** JPEG has room for a comment (marker FFFE) right after its first marker. */
function commented(jpeg: Buffer, comment: string): Buffer {
  const text = Buffer.from(comment);
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}
