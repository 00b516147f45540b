/** Everything that can stand at a picture's address instead of a good photo, as the sandbox is to answer it. */
import { deflateSync, crc32 } from "node:zlib";
import sharp from "sharp";
import type { NewFault } from "../../sandbox/common/faults.ts";
import { mugPhoto } from "./photos.ts";

export interface BadPhoto {
  readonly name: string;
  readonly answer: Pick<NewFault, "status" | "headers" | "base64">;
  readonly errorCode: string;
  /** Part of what the merchant reads. */
  readonly sentence: RegExp;
}

const served = (mimeType: string, bytes: Uint8Array) => ({
  headers: { "content-type": mimeType },
  base64: Buffer.from(bytes).toString("base64"),
});

const text = (content: string) => Buffer.from(content);
const unreadable = { errorCode: "BAD_IMAGE", sentence: /not a picture we can read/ };
const damaged = { errorCode: "BAD_IMAGE", sentence: /damaged or incomplete/ };
const tooLarge = { errorCode: "IMAGE_TOO_LARGE", sentence: /too large/ };
const blocked = { errorCode: "FETCH_BLOCKED", sentence: /not on the public internet/ };

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400"/></svg>`;
const html = "<!doctype html><title>Not found</title><p>There is nothing here.";

/** @param privateUrl where a redirect must not lead */
export async function badPhotos(privateUrl: string): Promise<BadPhoto[]> {
  const whole = await mugPhoto(480);
  const redirectTo = (location: string) => ({ status: 302, headers: { location } });
  return [
    { name: "no image", answer: served("image/jpeg", text("These are words.")), ...unreadable },
    { name: "truncated", answer: served("image/jpeg", whole.subarray(0, whole.length / 2)), ...damaged },
    { name: "0 bytes", answer: served("image/jpeg", Buffer.alloc(0)), ...unreadable },
    {
      name: "1 x 1",
      answer: served("image/png", await onePixel()),
      errorCode: "BAD_IMAGE",
      sentence: /only 1 × 1 pixels/,
    },
    { name: "30,000 x 30,000", answer: served("image/png", bombPng(30_000)), ...tooLarge },
    { name: "25 MB", answer: served("image/jpeg", padded(whole, 25_000_000)), ...tooLarge },
    { name: "SVG", answer: served("image/svg+xml", text(svg)), ...unreadable },
    { name: "HTML", answer: served("text/html", text(html)), ...unreadable },
    { name: "HTML called JPEG", answer: served("image/jpeg", text(html)), ...unreadable },
    { name: "redirect to this machine", answer: redirectTo(privateUrl), ...blocked },
    { name: "redirect to metadata", answer: redirectTo("http://169.254.169.254/latest/"), ...blocked },
    { name: "redirect to a file", answer: redirectTo("file:///etc/passwd"), ...blocked },
    {
      ...{ name: "gone", answer: { status: 404 } },
      ...{ errorCode: "NOT_FOUND", sentence: /not at its address any more/ },
    },
  ];
}

/** Two frames: the product, then nothing. */
export async function animatedGif(): Promise<Buffer> {
  const product = await sharp(await mugPhoto(360))
    .resize(360, 360, { fit: "fill" })
    .png()
    .toBuffer();
  const blank = await sharp({ create: { width: 360, height: 360, channels: 3, background: "white" } })
    .png()
    .toBuffer();
  return sharp([product, blank], { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
}

const onePixel = () =>
  sharp({ create: { width: 1, height: 1, channels: 3, background: "red" } })
    .png()
    .toBuffer();

/** A JPEG ends at its end marker; what follows only weighs. */
const padded = (bytes: Uint8Array, length: number) =>
  Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);

/** A header that announces a huge picture, and pixels enough to look whole. */
function bombPng(sidePx: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(sidePx, 0);
  header.writeUInt32BE(sidePx, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bit, RGB
  const rows = deflateSync(Buffer.alloc(1_000_000));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
