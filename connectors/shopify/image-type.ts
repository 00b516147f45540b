/** Which picture format bytes really are, whatever their name or header claims. */

const ascii = (text: string) => Buffer.from(text, "latin1");

interface Signature {
  readonly mimeType: string;
  readonly offset: number;
  readonly bytes: Buffer;
}

/** First bytes of the formats the pipeline reads. SVG is left out on purpose: it is a programme, not pixels. */
const signatures: readonly Signature[] = [
  { mimeType: "image/jpeg", offset: 0, bytes: Buffer.from([0xff, 0xd8, 0xff]) },
  { mimeType: "image/png", offset: 0, bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { mimeType: "image/gif", offset: 0, bytes: ascii("GIF8") },
  { mimeType: "image/webp", offset: 8, bytes: ascii("WEBP") },
  { mimeType: "image/avif", offset: 4, bytes: ascii("ftypavif") },
  { mimeType: "image/avif", offset: 4, bytes: ascii("ftypavis") },
  { mimeType: "image/tiff", offset: 0, bytes: Buffer.from([0x49, 0x49, 0x2a, 0x00]) },
  { mimeType: "image/tiff", offset: 0, bytes: Buffer.from([0x4d, 0x4d, 0x00, 0x2a]) },
];

/** The MIME type, or null when the bytes begin like none of the formats. */
export function imageType(bytes: Buffer): string | null {
  const match = signatures.find(({ offset, bytes: expected }) =>
    bytes.subarray(offset, offset + expected.length).equals(expected),
  );
  return match?.mimeType ?? null;
}
