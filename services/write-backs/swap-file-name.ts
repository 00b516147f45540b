/** Names a swapped-in picture after the photo it replaces, so that its address stays meaningful to search engines. */

const extensions: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
};

/**
 * `red-mug.jpeg` becomes `red-mug-packshot-<8 characters>.jpg`. The characters are the write-back's own, so that a
 * worker that died between creating the file and noting it finds that file again, and never another swap's.
 */
export function swapFileName(originalName: string, writeBackId: string, mimeType: string): string {
  const stem = originalName.replace(/\.[^.]*$/, "").normalize("NFC");
  const safe = stem.replace(/[^\p{L}\p{N}_-]+/gu, "-").replace(/^-+|-+$/g, "");
  const base = [...safe].slice(0, 80).join("");
  return `${base === "" ? "photo" : base}-packshot-${writeBackId.slice(-8)}.${extensions[mimeType] ?? "jpg"}`;
}
