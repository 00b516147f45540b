/** Names the replacement file so that the same picture for the same place always has the same name. */
import { createHash } from "node:crypto";
import { extname } from "node:path";
import { outputFormatOf } from "#core/output-formats.ts";
import type { SwapLedger } from "#core/write-back.ts";
import type { UploadFile } from "../stage-upload.ts";

/**
 * `red-mug.png` becomes `red-mug-1f3a9c02.jpg`: the wished base name for search engines, eight hex digits of
 * product, target and content, and the extension of the real type, which Shopify insists on.
 * A crashed worker finds its own upload by this name, and a picture put in a second time is not uploaded again.
 */
export function replacementFileName(ledger: SwapLedger, file: UploadFile): string {
  const wished = ledger.fileName.slice(0, ledger.fileName.length - extname(ledger.fileName).length);
  const base = wished.replaceAll(/[^\w-]+/gu, "-").replaceAll(/^-+|-+$/gu, "") || "product";
  const hash = createHash("sha256")
    .update(`${ledger.productId}\n${ledger.target.mediaId}\n`)
    .update(file.bytes);
  const mark = `-${hash.digest("hex").slice(0, 8)}`;
  const marked = base.endsWith(mark) ? base : base.slice(0, 200) + mark;
  const format = outputFormatOf(file.mimeType);
  return marked + (format ? `.${format.extension}` : extname(ledger.fileName));
}

/** The file name an image address ends with, as it is written there; ours need no escapes. */
export function fileNameOf(url: string): string {
  return new URL(url).pathname.split("/").at(-1) ?? "";
}
