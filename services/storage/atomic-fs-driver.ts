/** flydrive's folder driver, mended in two places: a file appears whole or not at all, and reads give a file's own bytes. */
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FSDriver } from "flydrive/drivers/fs";

export class AtomicFsDriver extends FSDriver {
  readonly #folder: string;

  constructor(folder: string) {
    super({ location: folder, visibility: "private" });
    this.#folder = folder;
  }

  /** The driver's own `put` leaves half a file behind when the disk fills up or the process dies. */
  override put(key: string, contents: string | Uint8Array): Promise<void> {
    return this.#writeWhole(key, (draft) => writeFile(draft, contents, { flush: true }));
  }

  override putStream(key: string, contents: Readable): Promise<void> {
    return this.#writeWhole(key, (draft) => pipeline(contents, createWriteStream(draft, { flush: true })));
  }

  async #writeWhole(key: string, write: (draft: string) => Promise<void>): Promise<void> {
    const place = path.join(this.#folder, key);
    const draft = `${place}.${randomUUID()}.part`;
    await mkdir(path.dirname(place), { recursive: true });
    try {
      await write(draft);
      await rename(draft, place);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** The driver's own `getBytes` returns the whole buffer underneath, which may be shared with other reads. */
  override async getBytes(key: string): Promise<Uint8Array> {
    return readFile(path.join(this.#folder, key));
  }
}
