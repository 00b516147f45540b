/** The shops of this sandbox: in memory, and on disk when a state folder was given. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { SandboxSettings } from "./options.ts";
import type { AppSubscription, BulkOperation, Product, Shop } from "./records.ts";
import { openSnapshots } from "./snapshots.ts";

type RecordKind =
  "Product" | "ProductVariant" | "MediaImage" | "Job" | "BulkOperation" | "Collection" | BillingKind;
type BillingKind = "AppSubscription" | "AppSubscriptionLineItem" | "AppUsageRecord";

/** What happened to a shop, told to whoever listens (the webhooks do). */
export interface ShopEvent {
  readonly shop: Shop;
  readonly topic:
    | "products/create"
    | "products/update"
    | "products/delete"
    | "app/uninstalled"
    | "app/scopes_update"
    | "app_subscriptions/update"
    | "bulk_operations/finish";
  readonly product?: Product;
  readonly previousScopes?: readonly string[];
  readonly subscription?: AppSubscription;
  readonly bulkOperation?: BulkOperation;
}

export interface Store {
  readonly settings: SandboxSettings;
  /** "http://127.0.0.1:4010"; set once the server listens. */
  origin: string;
  /** By domain. */
  readonly shops: Map<string, Shop>;
  shopByHandle(handle: string): Shop | undefined;
  /** Opens an empty shop, or returns the one of that domain. */
  addShop(domain: string, name: string): Shop;
  newId(shop: Shop, kind: RecordKind): string;
  /** Keeps bytes by content and returns their sha256 (hex). */
  putBytes(bytes: Uint8Array): string;
  getBytes(sha256: string): Buffer;
  /** Where the lines of a bulk operation lie. */
  resultPath(operationId: string): string;
  /** Marks a shop as changed; the next save() writes it. */
  touch(shop: Shop): void;
  /** Writes every changed shop atomically; the server calls it before each answer leaves. */
  save(): void;
  /** Forgets all shops, on disk too. */
  clear(): void;
  /** Removes what it kept on disk only while it ran. */
  close(): void;
  subscribe(listener: (event: ShopEvent) => void): void;
  announce(event: ShopEvent): void;
}

export function openStore(settings: SandboxSettings): Store {
  // A large shop is made anew from its seed at each start: it would take a second to write it after each change.
  const stateDir = settings.seed === "large" ? null : settings.stateDir;
  const snapshots = openSnapshots(stateDir);
  const results = stateDir === null ? mkdtempSync(join(tmpdir(), "sandbox-bulk-")) : join(stateDir, "bulk");
  mkdirSync(results, { recursive: true });
  const shops = new Map(snapshots.readShops().map((shop) => [shop.domain, shop]));
  const changed = new Set<Shop>();
  const listeners: ((event: ShopEvent) => void)[] = [];

  return {
    settings,
    origin: "",
    shops,
    shopByHandle: (handle) => [...shops.values()].find((shop) => shop.handle === handle),
    addShop(domain, name) {
      const shop = shops.get(domain) ?? emptyShop(domain, name, shops.size + 1, settings.scopes);
      shops.set(domain, shop);
      changed.add(shop);
      return shop;
    },
    newId(shop, kind) {
      shop.sequence += 1;
      shop.revision += 1;
      changed.add(shop);
      return `gid://shopify/${kind}/${idDigits(shop)}`;
    },
    putBytes(bytes) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      snapshots.writeBytes(sha256, bytes);
      return sha256;
    },
    getBytes: (sha256) => snapshots.readBytes(sha256),
    resultPath: (operationId) => join(results, `${operationId.split("/").at(-1) ?? ""}.jsonl`),
    touch(shop) {
      shop.revision += 1;
      changed.add(shop);
    },
    save() {
      for (const shop of changed) snapshots.writeShop(shop);
      changed.clear();
    },
    clear() {
      shops.clear();
      changed.clear();
      snapshots.clear();
    },
    close() {
      if (stateDir === null) rmSync(results, { recursive: true, force: true });
    },
    subscribe: (listener) => void listeners.push(listener),
    announce(event) {
      for (const listener of listeners) listener(event);
    },
  };
}

/**
 * 18 digits, above 2^53: Shopify's own webhook samples hold such ids (788032119674292922), and a client
 * that parses them as numbers must fail here too.
 */
function idDigits(shop: Shop): string {
  return `788032${String(shop.number).padStart(4, "0")}${String(shop.sequence).padStart(8, "0")}`;
}

function emptyShop(domain: string, name: string, number: number, scopes: readonly string[]): Shop {
  return {
    domain,
    handle: domain.replace(/\.myshopify\.com$/, ""),
    number,
    name,
    installed: true,
    grantedScopes: [...scopes],
    sequence: 0,
    products: new Map(),
    files: new Map(),
    stagedUploads: new Map(),
    jobs: new Map(),
    tokens: [],
    appSubscriptions: [],
    bulkOperations: new Map(),
    collections: new Map(),
    flowTriggers: [],
    revision: 0,
  };
}
