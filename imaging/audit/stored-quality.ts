/** The quality a JPEG file says it was saved with. */

/** Mean of libjpeg's luminance table at quality 50 (ITU-T T.81, table K.1). */
const meanAt50 = 57.625;
const startOfScan = 0xda;
const quantisation = 0xdb;

/**
 * 1..100 by libjpeg's scale, from the mean of the first 8 bit luminance table; null when the file has none. Other encoders'
 * tables have other shapes, so theirs is an estimate.
 */
export function storedQuality(bytes: Uint8Array): number | null {
  let at = 2;
  while (at + 4 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? startOfScan;
    if (marker === startOfScan) return null;
    const length = 256 * (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0);
    if (marker === quantisation && bytes[at + 4] === 0) return qualityOf(bytes.subarray(at + 5, at + 69));
    at += 2 + length;
  }
  return null;
}

/** libjpeg scales its table by 5000 / quality below 50 and by 200 − 2 × quality from there on, in percent. */
function qualityOf(table: Uint8Array): number | null {
  if (table.length < 64) return null;
  const percent = (100 * table.reduce((sum, value) => sum + value, 0)) / 64 / meanAt50;
  const quality = percent > 100 ? 5000 / percent : (200 - percent) / 2;
  return Math.min(100, Math.max(1, Math.round(quality)));
}
