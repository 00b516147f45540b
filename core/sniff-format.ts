/** Tells a file's real kind by its first bytes; names, extensions and content types are hearsay. */

export type SourceFormat = "jpeg" | "png" | "webp" | "avif" | "tiff" | "gif";

interface Signature {
  readonly format: SourceFormat;
  /** Byte offset and text of each part that must be there. */
  readonly parts: readonly (readonly [offset: number, text: string])[];
}

/** To add one: its magic bytes as Latin-1 text, after checking that sharp reads it, and a test in imaging/decode.test.ts. */
const signatures: readonly Signature[] = [
  { format: "jpeg", parts: [[0, "\xff\xd8\xff"]] },
  { format: "png", parts: [[0, "\x89PNG\r\n\x1a\n"]] },
  { format: "gif", parts: [[0, "GIF87a"]] },
  { format: "gif", parts: [[0, "GIF89a"]] },
  {
    format: "webp",
    parts: [
      [0, "RIFF"],
      [8, "WEBP"],
    ],
  },
  { format: "avif", parts: [[4, "ftypavif"]] },
  { format: "avif", parts: [[4, "ftypavis"]] },
  { format: "tiff", parts: [[0, "II*\0"]] },
  { format: "tiff", parts: [[0, "MM\0*"]] },
];

/** The format, or null for everything we do not read: SVG, HTML, PDF, HEIC, video, text, nothing at all. */
export function sniffFormat(bytes: Uint8Array): SourceFormat | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  const found = signatures.find(({ parts }) =>
    parts.every(([offset, text]) => head.startsWith(text, offset)),
  );
  return found?.format ?? null;
}
