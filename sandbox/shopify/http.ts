/** What every route knows about its request. */
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

import type { Subject } from "../common/faults.ts";
import type { Shop } from "./records.ts";
import type { Store } from "./store.ts";

export interface SandboxEnv {
  Bindings: HttpBindings;
  Variables: {
    subject: Subject;
    operationName: string | null;
    rootFields: readonly string[];
  };
}

export type SandboxContext = Context<SandboxEnv>;

/**
 * The shop a request is for. Shopify tells shops apart by host; a redirecting client names the host it meant in
 * `x-shopify-shop-domain`.
 */
export function shopDomainOf(context: SandboxContext): string {
  return context.req.header("x-shopify-shop-domain") ?? context.req.header("host") ?? "";
}

export const shopOf = (store: Store, context: SandboxContext): Shop | undefined =>
  store.shops.get(shopDomainOf(context));
