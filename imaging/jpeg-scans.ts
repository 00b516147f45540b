/** Counts the scans of a JPEG: a small file can hold so many that decoding it takes hours. */

const fill = 0xff;
const scan = 0xda;
const end = 0xd9;

/** Most encoders write one, progressive ones about ten. */
const maxScans = 100;

/**
 * Each scan goes over the whole picture before the first row is done, where no time limit reaches the decoder.
 *
 * @throws Error above what any encoder writes.
 */
export function refuseManyScans(jpeg: Uint8Array): void {
  let scans = 0;
  for (let at = jpeg.indexOf(fill, 2); at >= 0; at = jpeg.indexOf(fill, at)) {
    const marker = jpeg[at + 1];
    if (marker === undefined || marker === end) return;
    if (marker === scan && ++scans > maxScans) throw new Error(`a JPEG of more than ${maxScans} scans`);
    if (marker === fill) at += 1;
    else at += 2 + (standsAlone(marker) ? 0 : segmentBytes(jpeg, at + 2));
  }
}

/** Stuffed zeros, TEM and the restart markers. */
function standsAlone(marker: number): boolean {
  return marker <= 1 || (marker >= 0xd0 && marker <= 0xd8);
}

function segmentBytes(jpeg: Uint8Array, at: number): number {
  return ((jpeg[at] ?? 0) << 8) | (jpeg[at + 1] ?? 0);
}
