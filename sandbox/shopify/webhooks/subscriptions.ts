/** Which topics go where: read from the app's shopify.app.toml, as Shopify does for app-specific subscriptions. */

export interface Subscription {
  readonly topic: string;
  /** Path below the app's address, or a whole address. */
  readonly uri: string;
  /** Only these payload fields are sent; null = all. */
  readonly includeFields: readonly string[] | null;
}

const complianceTopics = ["customers/data_request", "customers/redact", "shop/redact"];

const subscribe = (topic: string, uri: string): Subscription => ({ topic, uri, includeFields: null });

/** The subscriptions of an app without a TOML. products/update is left out: it fires on the app's own writes. */
export const usualSubscriptions: readonly Subscription[] = [
  subscribe("app/uninstalled", "/webhooks/app/uninstalled"),
  subscribe("app/scopes_update", "/webhooks/app/scopes-update"),
  subscribe("app_subscriptions/update", "/webhooks/app/subscriptions-update"),
  subscribe("products/create", "/webhooks/products/create"),
  subscribe("products/delete", "/webhooks/products/delete"),
  ...complianceTopics.map((topic) => subscribe(topic, "/webhooks/compliance")),
];

/** The [[webhooks.subscriptions]] tables of a TOML; of TOML itself no more than they need. */
export function readSubscriptions(toml: string): Subscription[] {
  return toml
    .replaceAll(/^\s*#.*$/gm, "")
    .split(/^\s*\[\[webhooks\.subscriptions\]\]\s*$/m)
    .slice(1)
    .flatMap((table) => {
      const body = table.split(/^\s*\[/m)[0] ?? "";
      const uri = /^\s*uri\s*=\s*"([^"]*)"/m.exec(body)?.[1] ?? "";
      const topics = [...(listOf(body, "topics") ?? []), ...(listOf(body, "compliance_topics") ?? [])];
      return topics.map((topic) => ({ topic, uri, includeFields: listOf(body, "include_fields") }));
    });
}

function listOf(table: string, key: string): string[] | null {
  const list = new RegExp(`^\\s*${key}\\s*=\\s*\\[([^\\]]*)\\]`, "m").exec(table)?.[1];
  return list === undefined ? null : [...list.matchAll(/"([^"]*)"/g)].map(([, entry]) => entry ?? "");
}
