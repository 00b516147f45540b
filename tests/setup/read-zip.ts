/** Opens a ZIP as a strict reader does, by its central directory; names that lead out of a folder are refused by yauzl. */
import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import yauzl from "yauzl";

/** Name → bytes, in the order of the ZIP. @throws when a size or a checksum is wrong, or a name stands there twice */
export async function readZip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(bytes, { strictFileNames: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    if (files.has(entry.fileName))
      throw new Error(`expected each name once but received "${entry.fileName}" again`);
    const content = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(content) !== entry.crc32)
      throw new Error(`expected the checksum of "${entry.fileName}" to fit`);
    files.set(entry.fileName, content);
  }
  return files;
}
