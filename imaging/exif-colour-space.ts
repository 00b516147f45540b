/** Reads from EXIF whether a camera took a photo in Adobe RGB. */

/** Tags of Exif 2.32 (CIPA DC-008), tables 4 and 13. */
const exifDirectory = 0x8769;
const interoperabilityDirectory = 0xa005;
const interoperabilityIndex = 0x0001;

/**
 * Cameras say so by the interoperability index `R03` (DCF 2.0, the "option file") instead of an embedded profile.
 *
 * @param exif as in a JPEG's APP1: `Exif\0\0`, then a TIFF; or the TIFF alone.
 */
export function isAdobeRgbByExif(exif: Uint8Array): boolean {
  const block = Buffer.from(exif.buffer, exif.byteOffset, exif.byteLength);
  const tiff = block.toString("latin1", 0, 4) === "Exif" ? block.subarray(6) : block;
  try {
    const number = numbersOf(tiff);
    const exifAt = findEntry(number, number.long(4), exifDirectory);
    const indexAt = exifAt && findEntry(number, number.long(exifAt), interoperabilityDirectory);
    const valueAt = indexAt && findEntry(number, number.long(indexAt), interoperabilityIndex);
    return valueAt !== undefined && tiff.toString("latin1", valueAt, valueAt + 3) === "R03";
  } catch (thrown) {
    // A directory that points out of the block tells nothing.
    if (thrown instanceof RangeError) return false;
    throw thrown;
  }
}

interface Numbers {
  readonly short: (at: number) => number;
  readonly long: (at: number) => number;
}

function numbersOf(tiff: Buffer): Numbers {
  return tiff.toString("latin1", 0, 2) === "MM"
    ? { short: (at) => tiff.readUInt16BE(at), long: (at) => tiff.readUInt32BE(at) }
    : { short: (at) => tiff.readUInt16LE(at), long: (at) => tiff.readUInt32LE(at) };
}

/** Where the value of `tag` stands in the directory at `start`, or undefined. */
function findEntry({ short }: Numbers, start: number, tag: number): number | undefined {
  const entries = short(start);
  for (let n = 0; n < entries; n++) {
    const at = start + 2 + 12 * n;
    if (short(at) === tag) return at + 8;
  }
  return undefined;
}
