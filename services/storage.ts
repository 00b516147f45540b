/** This installation's storage, as its settings say. */
import { env } from "./env.ts";
import { openStorage, type Storage, type StorageOptions } from "./storage/open-storage.ts";

function configured(): StorageOptions {
  if (env.STORAGE_DRIVER === "fs") return { driver: "fs", folder: env.STORAGE_DIR ?? "" };
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return {
    driver: "s3",
    bucket: env.S3_BUCKET ?? "",
    region: env.S3_REGION ?? "",
    endpoint: env.S3_ENDPOINT,
    credentials:
      accessKeyId === undefined || secretAccessKey === undefined
        ? undefined
        : { accessKeyId, secretAccessKey },
  };
}

export const storage: Storage = openStorage(configured());
