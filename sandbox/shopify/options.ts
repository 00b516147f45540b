/** How a sandbox is started. */
import { type Subscription, usualSubscriptions } from "./webhooks/subscriptions.ts";

/** What a sandbox can be started with; every field but the app's identity has a default. */
export interface SandboxOptions {
  /** 0 takes a free port. */
  readonly port?: number;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Address of the app under development, without a trailing slash: iframe source and webhook target. */
  readonly appUrl: string;
  /** Folder that keeps the shops over a restart; without it everything lives in memory. */
  readonly stateDir?: string;
  /** `large` is the demo store with 50,000 generated products. */
  readonly seed?: "demo" | "none" | "large";
  /** How many products the large shop has. */
  readonly largeProducts?: number;
  /**
   * The large shop's pictures get known defects, and what is true of which picture is written here. No app is told.
   */
  readonly truthFile?: string;
  /** Time a bulk operation waits before it begins. */
  readonly bulkDelayMs?: number;
  /** Time a new image spends UPLOADED and PROCESSING before it is READY or FAILED. */
  readonly mediaDelayMs?: number;
  /** Time a reorder job takes until `done`. */
  readonly jobDelayMs?: number;
  /** First wait before a webhook is delivered again; it doubles each time. Shopify spreads 8 retries over 4 h. */
  readonly webhookRetryMs?: number;
  /** Topics the app listens to; read them from its TOML with readSubscriptions(). */
  readonly subscriptions?: readonly Subscription[];
  /**
   * Folder of built extensions: admin UI extensions, see extensions/read-extensions.ts, and triggers of Shopify Flow. The
   * admin shows none and Flow knows none without it.
   */
  readonly extensionsDir?: string;
  /** Scopes a merchant grants when they install the app. */
  readonly scopes?: readonly string[];
}

/** The same with every default filled in. */
export type SandboxSettings = Required<Omit<SandboxOptions, "stateDir" | "extensionsDir" | "truthFile">> & {
  readonly stateDir: string | null;
  readonly extensionsDir: string | null;
  readonly truthFile: string | null;
};

export function withDefaults(options: SandboxOptions): SandboxSettings {
  return {
    port: 0,
    seed: "demo",
    mediaDelayMs: 300,
    largeProducts: 50_000,
    bulkDelayMs: 300,
    jobDelayMs: 100,
    webhookRetryMs: 1_000,
    subscriptions: usualSubscriptions,
    scopes: ["read_products", "write_products", "read_files", "write_files"],
    ...options,
    appUrl: options.appUrl.replace(/\/$/, ""),
    stateDir: options.stateDir ?? null,
    extensionsDir: options.extensionsDir ?? null,
    truthFile: options.truthFile ?? null,
  };
}
