import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { testSettings } from "#tests/setup/test-settings.ts";

Object.assign(process.env, testSettings("postgresql://127.0.0.1:1/none"));
const { readEnv } = await import("./env.ts");

const complete = testSettings("postgresql://user:secret@db:5432/packshot");

describe("readEnv", () => {
  test("fills in what is left out", () => {
    expect(readEnv({ ...complete, WORKER_LOCK_MS: "" })).toMatchObject({
      RENDER_CONCURRENCY: 1,
      WORKER_LOCK_MS: 30_000,
      TRUSTED_FETCH_ORIGINS: [],
    });
  });

  test("lists every bad setting at once, by name and expected form, without its value", () => {
    const failure = failureOf({
      ...complete,
      DATABASE_URL: "mysql://user:secret@db/packshot",
      PACKSHOT_SECRET_KEY: randomBytes(16).toString("base64"),
      PORT: "eighty",
      STORAGE_DIR: undefined,
    });
    expect(failure.split("\n")).toEqual([
      "These settings are missing or malformed:",
      "  DATABASE_URL: expected postgresql://user:password@host:port/database",
      "  PACKSHOT_SECRET_KEY: expected 32 bytes in base64 (openssl rand -base64 32)",
      "  PORT: expected a whole number from 1 to 65535",
      "  STORAGE_DIR: expected a value, because STORAGE_DRIVER is fs",
    ]);
  });

  test("asks for the bucket when pictures go to S3", () => {
    expect(failureOf({ ...complete, STORAGE_DRIVER: "s3" })).toMatch(/S3_BUCKET: .*\n {2}S3_REGION: /);
  });

  test.each(["SHOPIFY_SANDBOX_URL", "ETSY_SANDBOX_URL", "AMAZON_SANDBOX_URL", "EBAY_SANDBOX_URL"] as const)(
    "refuses %s in production unless sandboxes are allowed by name",
    (name) => {
      const sandboxed = { ...complete, NODE_ENV: "production", [name]: "http://127.0.0.1:4010/" };
      expect(failureOf(sandboxed)).toContain(name);
      expect(readEnv({ ...sandboxed, PACKSHOT_ALLOW_SANDBOX: "1" })[name]).toBe("http://127.0.0.1:4010");
    },
  );

  test("asks for all of what a marketplace gave the app", () => {
    expect(failureOf({ ...complete, AMAZON_CLIENT_ID: "amzn1.client" })).toContain(
      "AMAZON_CLIENT_ID, AMAZON_CLIENT_SECRET, AMAZON_APP_ID: expected all of them or none",
    );
  });

  test("reads trusted origins from a comma list", () => {
    const { TRUSTED_FETCH_ORIGINS } = readEnv({
      ...complete,
      TRUSTED_FETCH_ORIGINS: "http://a:1, http://b/",
    });
    expect(TRUSTED_FETCH_ORIGINS).toEqual(["http://a:1", "http://b"]);
  });
});

function failureOf(source: Record<string, string | undefined>): string {
  try {
    readEnv(source);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "no failure";
}
