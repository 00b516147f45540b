/** Expands the run-length codings of Windows bitmaps, RLE8 and RLE4. */
import type { BmpHeader } from "./bmp-header.ts";

/**
 * One colour index per pixel, rows top to bottom. Pixels that the code skips keep colour 0.
 * As in https://learn.microsoft.com/windows/win32/gdi/bitmap-compression.
 *
 * @throws Error when the code runs off the picture or out of the file.
 */
export function expandRuns(file: Buffer, { width, height, bitsPerPixel, pixelsAt }: BmpHeader): Uint8Array {
  const indices = new Uint8Array(width * height);
  const perByte = 8 / bitsPerPixel;
  let at = pixelsAt;
  let x = 0;
  let row = 0;
  const next = () => {
    const byte = file[at++];
    if (byte === undefined) throw new Error("bitmap ends within its run-length code");
    return byte;
  };
  const put = (index: number) => {
    if (x >= width || row >= height) throw new Error("bitmap whose runs leave the picture");
    indices[(height - 1 - row) * width + x++] = index;
  };
  /** In RLE4 a byte names two colours, the left one in its high half. */
  const half = (byte: number, n: number) => (perByte === 1 ? byte : n % 2 === 0 ? byte >> 4 : byte & 15);
  for (;;) {
    const count = next();
    const code = next();
    if (count > 0) {
      for (let n = 0; n < count; n++) put(half(code, n));
    } else if (code === 0) {
      x = 0;
      row++;
    } else if (code === 1) {
      return indices;
    } else if (code === 2) {
      x += next();
      row += next();
    } else {
      let byte = 0;
      for (let n = 0; n < code; n++) {
        if (n % perByte === 0) byte = next();
        put(half(byte, n));
      }
      if (Math.ceil(code / perByte) % 2 === 1) next();
    }
  }
}
