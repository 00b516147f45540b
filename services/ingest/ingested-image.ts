/** One photo of a product as the connector brought it. */
import type { ErrorCode } from "#core/errors.ts";

export interface IngestedImage {
  readonly mediaGid: string;
  /** Zero-based place in the gallery. */
  readonly position: number;
  readonly alt: string;
  /** The photo's own file name, with extension. */
  readonly fileName: string;
  /** The file, or why there is none. `errorMessage` is for people. */
  readonly source:
    | { readonly bytes: Buffer; readonly mimeType: string }
    | { readonly errorCode: ErrorCode; readonly errorMessage: string };
}
