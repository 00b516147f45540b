/** flydrive's bucket driver, mended in one place: a stream that fails ends its request instead of leaving it open. */
import type { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import { S3Driver } from "flydrive/drivers/s3";

interface StreamedFile {
  readonly contentLength?: number | undefined;
  readonly contentType?: string | undefined;
}

export class BucketDriver extends S3Driver {
  readonly #bucket: string;
  readonly #client: S3Client;

  constructor(bucket: string, client: S3Client) {
    super({ client, bucket, visibility: "private", supportsACL: false });
    this.#bucket = bucket;
    this.#client = client;
  }

  /** A request cut off before its announced length is no object; S3 throws its part away. */
  override async putStream(key: string, contents: Readable, file: StreamedFile = {}): Promise<void> {
    const failed = new AbortController();
    contents.once("error", (error) => {
      failed.abort(error);
    });
    const command = this.createPutObjectCommand(this.#client, {
      ...{ Bucket: this.#bucket, Key: key, Body: contents },
      ...{ ContentLength: file.contentLength, ContentType: file.contentType },
    });
    try {
      await this.#client.send(command, { abortSignal: failed.signal });
    } catch (error) {
      throw failed.signal.aborted ? failed.signal.reason : error;
    }
  }
}
