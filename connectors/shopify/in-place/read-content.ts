/** What a file of the shop holds at the moment. */
import { AppError } from "#core/errors.ts";
import { fileContentDocument } from "../admin.generated.ts";
import type { AdminClient } from "../admin-client.ts";

export interface FileContent {
  /** Without transforms; carries a version that moves with the bytes. */
  readonly url: string;
  /** Signed and short-lived: the bytes as they were uploaded. */
  readonly originalUrl: string;
  readonly bytes: number;
}

/** A failed change of bytes; the file shows what it showed before. */
interface FailedContent {
  readonly failure: { readonly code: string; readonly message: string };
}

export type Content = FileContent | FailedContent;

/**
 * Null while Shopify works on the file: its `fileStatus` stays READY then, but it has no image.
 * Throws AppError NOT_FOUND when the shop has no such file.
 */
export async function readContent(client: AdminClient, mediaId: string): Promise<Content | null> {
  const { node } = await client.run(fileContentDocument, { id: mediaId });
  if (node === null) {
    throw new AppError("NOT_FOUND", `expected the file ${mediaId} in the shop but received none`, {
      userMessage: "The picture was deleted from the shop's files.",
    });
  }
  if (node.fileStatus === "FAILED") {
    return { failure: node.mediaErrors[0] ?? { code: "", message: "it could not be processed" } };
  }
  const { image, originalSource } = node;
  if (!image || !originalSource?.url) return null;
  return { url: image.url, originalUrl: originalSource.url, bytes: originalSource.fileSize ?? 0 };
}
