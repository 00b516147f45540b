/** Writes one ZIP from stored pictures straight into storage: never more than a few buffers of it are in memory. */
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { AppError } from "#core/errors.ts";
import { storage } from "../storage.ts";
import type { PlannedEntry } from "./export-plan.ts";

interface ZipContents {
  /** Texts by file name, first in the ZIP. */
  readonly texts: Readonly<Record<string, string>>;
  readonly entries: readonly PlannedEntry[];
  /** Of every file in it, so that the same export is the same bytes. */
  readonly date: Date;
}

interface ZipOptions {
  readonly onPicture: () => void;
  readonly signal: AbortSignal;
}

/** Pictures are compressed already, so they are stored as they are. @returns bytes @throws what `signal` was aborted with */
export async function writeZip(
  key: string,
  { texts, entries, date }: ZipContents,
  { onPicture, signal }: ZipOptions,
): Promise<number> {
  signal.throwIfAborted();
  const zip = new ZipFile();
  const { outputStream: output } = zip;
  if (!(output instanceof Readable))
    throw new AppError("INTERNAL", "expected a ZIP to stream but it does not");
  const stop = (reason: unknown) => output.destroy(reason as Error);
  const onAbort = () => stop(signal.reason);
  zip.on("error", stop);
  signal.addEventListener("abort", onAbort, { once: true });
  const plain = { mtime: date, compress: false };
  for (const [name, text] of Object.entries(texts)) zip.addBuffer(Buffer.from(text), name, plain);
  for (const entry of entries)
    zip.addReadStreamLazy(entry.name, { ...plain, size: entry.bytes }, (give) => {
      openPicture(entry, output).then(
        (stream) => {
          stream.once("end", onPicture);
          give(null, stream);
        },
        (error: unknown) => void stop(error),
      );
    });
  const bytes = await sizeOf(zip);
  try {
    await storage.putStream(key, output, { bytes, mimeType: "application/zip" });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
  return bytes;
}

/** Known before a byte of a picture was read, because nothing is compressed. */
function sizeOf(zip: ZipFile): Promise<number> {
  return new Promise((resolve, reject) => {
    const tell = (...[bytes]: [bytes?: number]) => {
      if (bytes !== undefined && bytes > 0) resolve(bytes);
      else reject(new AppError("INTERNAL", "expected the size of a ZIP beforehand but received none"));
    };
    zip.end({ forceZip64Format: false, comment: "" }, tell);
  });
}

/** Closes with the ZIP, so that one that is stopped leaves no file open. */
async function openPicture({ key }: PlannedEntry, output: Readable): Promise<Readable> {
  const file = await storage.openStream(key);
  if (file === null)
    throw new AppError("NOT_FOUND", `expected a stored picture but received none at "${key}"`);
  const close = () => file.stream.destroy();
  output.once("close", close);
  file.stream.once("close", () => output.off("close", close));
  return file.stream.once("error", (error) => output.destroy(error));
}
