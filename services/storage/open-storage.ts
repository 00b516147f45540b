/** Storage of bytes by key, in a local folder or an S3 bucket; which one is configuration. Keys begin with a shop's id. */
import type { Readable } from "node:stream";
import { S3Client } from "@aws-sdk/client-s3";
import { Disk } from "flydrive";
import { AppError } from "#core/errors.ts";
import { AtomicFsDriver } from "./atomic-fs-driver.ts";
import { BucketDriver } from "./bucket-driver.ts";

export interface Storage {
  /** Writes or overwrites; nobody ever sees half a file. */
  putBytes(key: string, bytes: Uint8Array, mimeType: string): Promise<void>;
  /**
   * The same for what does not fit into memory; a stream that fails leaves nothing behind.
   * @param file its size has to be known before, 5 GB at most: a bucket asks for it
   */
  putStream(key: string, stream: Readable, file: { bytes: number; mimeType: string }): Promise<void>;
  /** @throws AppError NOT_FOUND */
  getBytes(key: string): Promise<Buffer>;
  /** Null when there is no such file. `bytes` is its size. */
  openStream(key: string): Promise<{ stream: Readable; bytes: number } | null>;
  exists(key: string): Promise<boolean>;
  /** Removes everything below `prefix/`; nothing there is fine too. */
  deletePrefix(prefix: string): Promise<void>;
}

export type StorageOptions =
  | { readonly driver: "fs"; readonly folder: string }
  | {
      readonly driver: "s3";
      readonly bucket: string;
      readonly region: string;
      /** For stores other than Amazon's; buckets are then addressed by path. */
      readonly endpoint?: string | undefined;
      /** Left out: the environment's own credentials, such as an instance role. */
      readonly credentials?: { accessKeyId: string; secretAccessKey: string } | undefined;
    };

export function openStorage(options: StorageOptions): Storage {
  const driver = options.driver === "fs" ? new AtomicFsDriver(options.folder) : openBucket(options);
  const disk = new Disk(driver);
  const exists = (key: string) => disk.exists(checkedKey(key));
  return {
    exists,
    putBytes: (key, bytes, mimeType) => disk.put(checkedKey(key), bytes, { contentType: mimeType }),
    putStream: (key, stream, { bytes, mimeType }) =>
      disk.putStream(checkedKey(key), stream, { contentLength: bytes, contentType: mimeType }),
    getBytes: async (key) => {
      if (!(await exists(key)))
        throw new AppError("NOT_FOUND", `expected a stored file for the key but received "${key}"`);
      return Buffer.from(await disk.getBytes(key));
    },
    openStream: async (key) => {
      if (!(await exists(key))) return null;
      const { contentLength } = await disk.getMetaData(key);
      return { stream: await disk.getStream(key), bytes: contentLength };
    },
    // Past the disk, which drops the last slash: in a bucket, `shop1` would take `shop12` with it.
    deletePrefix: (prefix) => driver.deleteAll(`${checkedKey(prefix)}/`),
  };
}

function openBucket(options: Extract<StorageOptions, { driver: "s3" }>): BucketDriver {
  const { bucket, region, endpoint, credentials } = options;
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && otherStore(endpoint)),
    ...(credentials !== undefined && { credentials }),
  });
  return new BucketDriver(bucket, client);
}

/** Stores other than Amazon's know neither buckets as host names nor, many of them, the newer checksum headers. */
function otherStore(endpoint: string) {
  const requestChecksumCalculation = "WHEN_REQUIRED" as const;
  return { endpoint, forcePathStyle: true, requestChecksumCalculation };
}

/** Keys are ours, never a caller's text; this is the last line of defence against one that climbs out. */
function checkedKey(key: string): string {
  const wellFormed = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(key);
  if (!wellFormed) throw new AppError("BAD_INPUT", `expected a storage key but received "${key}"`);
  return key;
}
