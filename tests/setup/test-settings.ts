/** A complete, harmless set of environment variables for a test, as services/env.ts reads them. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Storage lies in a fresh folder that is removed when the test file's process ends. */
export function testSettings(databaseUrl: string): Record<string, string> {
  const storageDir = mkdtempSync(path.join(tmpdir(), "packshot-storage-"));
  process.once("exit", () => {
    rmSync(storageDir, { recursive: true, force: true });
  });
  return {
    NODE_ENV: "test",
    DATABASE_URL: databaseUrl,
    STORAGE_DRIVER: "fs",
    STORAGE_DIR: storageDir,
    SHOPIFY_API_KEY: "test-api-key",
    SHOPIFY_API_SECRET: "test-api-secret",
    SHOPIFY_APP_URL: "http://127.0.0.1:1",
    PACKSHOT_SECRET_KEY: randomBytes(32).toString("base64"),
    LOG_LEVEL: "silent",
    WORKER_LOCK_MS: "2000",
  };
}
