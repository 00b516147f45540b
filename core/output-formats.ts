/** The formats we write, and what each is called elsewhere. To add one: its line here and its encoder in imaging/encode.ts. */

export const outputFormats = {
  jpeg: { mimeType: "image/jpeg", extension: "jpg", title: "JPEG" },
  png: { mimeType: "image/png", extension: "png", title: "PNG" },
  webp: { mimeType: "image/webp", extension: "webp", title: "WebP" },
  avif: { mimeType: "image/avif", extension: "avif", title: "AVIF" },
} as const;

export type OutputFormat = keyof typeof outputFormats;
export type OutputMimeType = (typeof outputFormats)[OutputFormat]["mimeType"];

export const outputFormatNames = Object.keys(outputFormats) as OutputFormat[];
export const outputMimeTypes = Object.values(outputFormats).map(({ mimeType }) => mimeType);

type FormatLine = (typeof outputFormats)[OutputFormat];

/** The line of a MIME type, or undefined for one we never write. */
export function outputFormatOf(mimeType: OutputMimeType): FormatLine;
export function outputFormatOf(mimeType: string): FormatLine | undefined;
export function outputFormatOf(mimeType: string): FormatLine | undefined {
  return Object.values(outputFormats).find((format) => format.mimeType === mimeType);
}
