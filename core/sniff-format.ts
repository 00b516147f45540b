/** Tells a file's real kind by its first bytes; names, extensions and content types are hearsay. */

export type SourceFormat = "jpeg" | "png" | "webp" | "avif" | "heic" | "tiff" | "gif" | "bmp";

/** Byte offset and Latin-1 text of each part that must be there. */
type Signature = readonly (readonly [offset: number, text: string])[];

/**
 * To add one: its magic bytes, after checking that imaging/decode.ts reads it; its test there; its name in
 * core/errors.ts, docs/enhancing.md and imaging/folder-photos.ts.
 */
const signatures: readonly (readonly [SourceFormat, Signature])[] = [
  ["jpeg", [[0, "\xff\xd8\xff"]]],
  ["png", [[0, "\x89PNG\r\n\x1a\n"]]],
  ["gif", [[0, "GIF87a"]]],
  ["gif", [[0, "GIF89a"]]],
  [
    "webp",
    [
      [0, "RIFF"],
      [8, "WEBP"],
    ],
  ],
  ["tiff", [[0, "II*\0"]]],
  ["tiff", [[0, "MM\0*"]]],
  // "BM" opens ordinary words too; the length of the header behind it tells: BITMAPCOREHEADER to BITMAPV5HEADER.
  ...[12, 40, 52, 56, 108, 124].map(bitmapWithHeader),
];

/** Brands of an ISO base media file (ISO/IEC 14496-12) whose pictures we read: AV1 as AVIF, HEVC as phones write it. */
const brands: Readonly<Record<string, SourceFormat>> = {
  avif: "avif",
  avis: "avif",
  heic: "heic",
  heix: "heic",
  heim: "heic",
  heis: "heic",
};
const maxBrandBytes = 128;

/** The format, or null for everything we do not read: SVG, HTML, PDF, video, text, nothing at all. */
export function sniffFormat(bytes: Uint8Array): SourceFormat | null {
  const head = Buffer.from(bytes.subarray(0, 16 + maxBrandBytes)).toString("latin1");
  const found = signatures.find(([, signature]) =>
    signature.every(([offset, text]) => head.startsWith(text, offset)),
  );
  return found?.[0] ?? formatByBrand(head);
}

/** The major brand may be general (`mif1`); then the compatible ones tell. The four bytes between are a version. */
function formatByBrand(head: string): SourceFormat | null {
  if (!head.startsWith("ftyp", 4)) return null;
  const boxBytes = Buffer.from(head.slice(0, 4), "latin1").readUInt32BE();
  const listed = [
    head.slice(8, 12),
    ...(head.slice(16, Math.min(boxBytes, maxBrandBytes)).match(/.{4}/gsu) ?? []),
  ];
  const known = listed.find((brand) => brand in brands);
  return known === undefined ? null : (brands[known] ?? null);
}

function bitmapWithHeader(headerBytes: number): readonly [SourceFormat, Signature] {
  return [
    "bmp",
    [
      [0, "BM"],
      [14, `${String.fromCharCode(headerBytes)}\0\0\0`],
    ],
  ];
}
