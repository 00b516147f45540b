import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { appScopes } from "./scopes.ts";

const root = path.resolve(import.meta.dirname, "..");
const toml = readFileSync(path.join(root, "shopify.app.toml"), "utf8");
const valuesOf = (key: string) =>
  [...toml.matchAll(new RegExp(`^\\s*${key} = (.+)$`, "gm"))].map(
    ([, value]) => JSON.parse(value!) as string | string[],
  );

const routeFile = (uri: string) => `app/routes/${uri.slice(1).replaceAll("/", ".")}.ts`;

test("asks for the scopes the server asks for", () => {
  expect(valuesOf("scopes")).toEqual([appScopes.join(",")]);
});

test("every webhook address has its route, named in the comment above it", () => {
  const uris = valuesOf("uri").map(String);
  expect(uris).toHaveLength(6);
  for (const uri of uris) {
    expect(existsSync(path.join(root, routeFile(uri))), uri).toBe(true);
    expect(toml, uri).toContain(`# ${routeFile(uri)}`);
  }
});

test("every webhook route is subscribed", () => {
  const routes = readdirSync(path.join(root, "app/routes")).filter((name) => name.startsWith("webhooks."));
  expect(routes.map((name) => `app/routes/${name}`).sort()).toEqual(
    valuesOf("uri").map(String).map(routeFile).sort(),
  );
});

test("subscribes to the lifecycle and to all three privacy topics", () => {
  expect(valuesOf("topics").flat().sort()).toEqual([
    "app/scopes_update",
    "app/uninstalled",
    "app_subscriptions/update",
    "products/create",
    "products/delete",
  ]);
  expect(valuesOf("compliance_topics").flat()).toEqual([
    "customers/data_request",
    "customers/redact",
    "shop/redact",
  ]);
});

test("the admin link opens a route that exists", () => {
  const link = readFileSync(path.join(root, "extensions/enhance-link/shopify.extension.toml"), "utf8");
  const url = /url = "\/(.+)"/.exec(link)?.[1] ?? "";
  expect(existsSync(path.join(root, `app/routes/${url.replaceAll("/", ".")}.tsx`))).toBe(true);
});
