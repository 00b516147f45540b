/** Names for exported pictures that every channel, ZIP reader and file system takes: plain ASCII, no folders, no doubles. */

/** Long enough to tell products apart, short enough for Windows' 260 characters with a folder before it. */
const maxStemLength = 80;

/**
 * `Größe/42` → `Groesse-42`. Empty when nothing of it can be kept.
 * @param text a SKU, a GTIN or whatever else the product is known by; never trusted
 */
export function fileStem(text: string): string {
  return text
    .replace(/[äöüÄÖÜ]/g, (umlaut) => `${umlaut.normalize("NFD")[0] ?? ""}e`)
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .slice(0, maxStemLength)
    .replace(/^[.-]+|[.-]+$/g, "");
}

/** Gives each stem to one product only; file systems that do not tell upper from lower case are heeded. */
export class StemRegister {
  readonly #taken = new Set<string>();

  /** @param wishes in order of liking; the first that leaves something is taken, with a number behind it when it is another's */
  take(wishes: readonly string[]): string {
    const stem = wishes.map(fileStem).find((each) => each !== "") ?? "product";
    for (let nth = 1; ; nth += 1) {
      const name = nth === 1 ? stem : `${stem}-${nth}`;
      if (this.#taken.has(name.toLowerCase())) continue;
      this.#taken.add(name.toLowerCase());
      return name;
    }
  }
}

/** @param place from 1, the main picture's. @param extension without a dot */
export function pictureName(stem: string, place: number, extension: string): string {
  return `${stem}_${place}.${extension}`;
}
