/**
 * The settings of this installation, read from the environment once; nothing else reads process.env.
 *
 * To add one: a line in `settingsSchema` with its expected form; what depends on another setting goes to `dependencies`.
 */
import { z } from "zod";
import type { ConnectedChannel } from "#core/publishing/channel-traits.ts";

const text = (expected: string) => z.string({ error: expected }).min(1);
const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((text) => text === "1");
const origin = z
  .url({ protocol: /^https?$/, error: "an http(s) address" })
  .transform((url) => url.replace(/\/$/, ""));
const wholeNumber = (low: number, high: number, byDefault: number) =>
  z.coerce
    .number({ error: `a whole number from ${low.toString()} to ${high.toString()}` })
    .int()
    .min(low)
    .max(high)
    .default(byDefault);
const secretKey = z
  .base64({ error: "32 bytes in base64 (openssl rand -base64 32)" })
  .refine(
    (text) => Buffer.from(text, "base64").length === 32,
    "32 bytes in base64 (openssl rand -base64 32)",
  );

const commaList = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );

const settingsSchema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: "postgresql://user:password@host:port/database",
  }),
  /** The queue lies in PostgreSQL unless this is given. */
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "redis://host:port" }).optional(),

  STORAGE_DRIVER: z.enum(["fs", "s3"]).default("fs"),
  STORAGE_DIR: z.string().min(1).optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).optional(),
  /** For stores other than Amazon's. */
  S3_ENDPOINT: origin.optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),

  SHOPIFY_API_KEY: text("the app's API key"),
  SHOPIFY_API_SECRET: text("the app's API secret"),
  /** Public address of this app. */
  SHOPIFY_APP_URL: origin,
  /** Sends the admin calls of every shop to a sandbox instead of Shopify. */
  SHOPIFY_SANDBOX_URL: origin.optional(),
  PACKSHOT_ALLOW_SANDBOX: flag,
  APP_BRIDGE_URL: z.url().optional(),
  /** Comma-separated origins from which pictures may be fetched although their address is private. */
  TRUSTED_FETCH_ORIGINS: commaList.pipe(z.array(origin)),

  /** Seals access tokens and signs file addresses. */
  PACKSHOT_SECRET_KEY: secretKey,
  /** Comma-separated keys of before, which only open; until `npm run rotate-keys` has sealed everything anew. */
  PACKSHOT_OLD_SECRET_KEYS: commaList.pipe(z.array(secretKey)),
  /** Where model weights are cached; the checkout's own cache when left out. */
  MODELS_DIR: z.string().min(1).optional(),
  /**
   * How the app is paid for: not at all, as self-hosters want it; with plans kept in the Partner Dashboard (`managed`,
   * Shopify App Pricing); or with subscriptions this app makes (`api`).
   */
  BILLING: z.enum(["off", "managed", "api"]).default("off"),
  /** Asks Shopify for test charges, which cost nothing; development stores take no others. */
  BILLING_TEST: flag,
  /** The app's handle in the Partner Dashboard: part of the address of the plan page that Shopify hosts. */
  SHOPIFY_APP_HANDLE: z
    .string()
    .regex(/^[a-z0-9-]+$/, "the app's handle, such as packshot")
    .optional(),
  /** Apps registered with marketplaces; a marketplace without is not offered. See docs/channels. */
  ETSY_KEYSTRING: z.string().min(1).optional(),
  ETSY_SHARED_SECRET: z.string().min(1).optional(),
  ETSY_SANDBOX_URL: origin.optional(),
  /** Id and secret are those of Login with Amazon; the app's own id begins with amzn1.sp.solution. */
  AMAZON_CLIENT_ID: z.string().min(1).optional(),
  AMAZON_CLIENT_SECRET: z.string().min(1).optional(),
  AMAZON_APP_ID: z.string().min(1).optional(),
  AMAZON_SANDBOX_URL: origin.optional(),
  /** App ID and Cert ID of the production keyset, and eBay's name for the address sellers come back to. */
  EBAY_CLIENT_ID: z.string().min(1).optional(),
  EBAY_CLIENT_SECRET: z.string().min(1).optional(),
  EBAY_RU_NAME: z.string().min(1).optional(),
  EBAY_SANDBOX_URL: origin.optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  /** Pictures rendered at the same time by one worker; they share one net. */
  RENDER_CONCURRENCY: wholeNumber(1, 64, 1),
  /** A worker that shows no life for this long, in milliseconds, loses its job to another. */
  WORKER_LOCK_MS: wholeNumber(500, 600_000, 30_000),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: wholeNumber(1, 65_535, 3000),
});

export type Env = z.infer<typeof settingsSchema>;

/** @throws Error that lists every setting that is missing or malformed, with its expected form; values are not shown. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(given);
  const malformed = (parsed.error?.issues ?? []).map(
    (issue) =>
      `  ${String(issue.path[0])}: expected ${issue.message.replace(/^Invalid (input|option): expected /, "")}`,
  );
  const lines = [...new Set([...malformed, ...dependencies(given)])];
  if (parsed.success && lines.length === 0) return parsed.data;
  throw new Error(`These settings are missing or malformed:\n${lines.join("\n")}`);
}

/** What a marketplace gives an app that registers there; of use together only. */
export const channelSettings: Readonly<Record<ConnectedChannel, readonly string[]>> = {
  amazon: ["AMAZON_CLIENT_ID", "AMAZON_CLIENT_SECRET", "AMAZON_APP_ID"],
  ebay: ["EBAY_CLIENT_ID", "EBAY_CLIENT_SECRET", "EBAY_RU_NAME"],
  etsy: ["ETSY_KEYSTRING", "ETSY_SHARED_SECRET"],
};

/** Settings that others ask for; looked at apart, so that one failure lists everything at once. */
function dependencies(given: Readonly<Record<string, string | undefined>>): string[] {
  const lines: string[] = [];
  const onS3 = given["STORAGE_DRIVER"] === "s3";
  const needed = onS3 ? ["S3_BUCKET", "S3_REGION"] : ["STORAGE_DIR"];
  for (const name of needed) {
    if (given[name] !== undefined) continue;
    lines.push(`  ${name}: expected a value, because STORAGE_DRIVER is ${onS3 ? "s3" : "fs"}`);
  }
  if (given["BILLING"] === "managed" && given["SHOPIFY_APP_HANDLE"] === undefined)
    lines.push("  SHOPIFY_APP_HANDLE: expected the app's handle, because BILLING is managed");
  for (const names of Object.values(channelSettings)) {
    const count = names.filter((name) => given[name] !== undefined).length;
    if (count > 0 && count < names.length) lines.push(`  ${names.join(", ")}: expected all of them or none`);
  }
  if (given["NODE_ENV"] !== "production" || given["PACKSHOT_ALLOW_SANDBOX"] === "1") return lines;
  const sandboxes = Object.keys(settingsSchema.shape).filter(
    (name) => name.endsWith("_SANDBOX_URL") && given[name] !== undefined,
  );
  const complaint = "expected nothing in production, or PACKSHOT_ALLOW_SANDBOX=1 beside it";
  return [...lines, ...sandboxes.map((name) => `  ${name}: ${complaint}`)];
}

export const env: Env = readEnv(process.env);
