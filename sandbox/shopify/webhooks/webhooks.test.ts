/** Signed webhooks at a real receiver: signature, retries, duplicates. */
import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import type { Sandbox } from "../server.ts";
import {
  type Admin,
  app,
  demoShop,
  imageOf,
  openAdmin,
  startTestSandbox,
  until,
} from "../testing/open-admin.ts";
import type { Delivery } from "./delivery.ts";
import { readSubscriptions } from "./subscriptions.ts";

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let receiver: Server;
let sandbox: Sandbox;
let admin: Admin;
const received: Received[] = [];
/** Statuses of the next answers; 200 when it is empty. */
const answers: number[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const appUrl = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}`;
  sandbox = await startTestSandbox({ appUrl, webhookRetryMs: 2 });
  admin = await openAdmin(sandbox.url);
});
afterAll(async () => {
  await sandbox.stop();
  receiver.close();
});
beforeEach(() => {
  received.length = 0;
  answers.length = 0;
});

const arrived = (count: number) => until(async () => (received.length >= count ? received : undefined));
const deliveries = async () => (await (await admin.control("GET", "/webhooks")).json()) as Delivery[];
const send = (request: object) => admin.control("POST", "/webhooks", { shop: demoShop, ...request });

test("a new product is told to the app, signed over the raw body, with ids beyond 2^53 intact", async () => {
  const product = await admin.addProduct({
    images: [await imageOf("a.jpg", "red", "Red")],
    variants: [{ title: "S", image: 0 }],
  });
  const [webhook] = await arrived(1);
  expect(webhook?.path).toBe("/webhooks/products/create");
  expect(webhook?.headers).toMatchObject({
    "x-shopify-topic": "products/create",
    "x-shopify-shop-domain": demoShop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-hmac-sha256": createHmac("sha256", app.apiSecret).update(webhook!.body).digest("base64"),
  });
  const digits = product.id.split("/").at(-1) ?? "";
  expect(Number.isSafeInteger(Number(digits))).toBe(false);
  expect(webhook?.body).toContain(`"id":${digits},`);
  expect(JSON.parse(webhook!.body)).toMatchObject({
    admin_graphql_api_id: product.id,
    status: "active",
    media: [{ admin_graphql_api_id: product.media[0]?.id, alt: "Red", status: "READY", position: 1 }],
  });
});

test("products/update is not sent unless subscribed; products/delete is", async () => {
  const product = await admin.addProduct({});
  await admin.control("PATCH", `/products/${product.id}`, { title: "Renamed" });
  await admin.control("DELETE", `/products/${product.id}`);
  await arrived(2);
  expect(received.map(({ headers }) => headers["x-shopify-topic"]).toSorted()).toEqual([
    "products/create",
    "products/delete",
  ]);
});

test("a refusal is retried with the same id and body until it is accepted", async () => {
  answers.push(500, 302, 404);
  await send({ topic: "customers/redact" });
  await arrived(4);
  expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  expect(new Set(received.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(1);
  const delivery = await until(async () =>
    (await deliveries()).find(({ topic, state }) => topic === "customers/redact" && state === "delivered"),
  );
  expect(delivery.attempts.map(({ status }) => status)).toEqual([500, 302, 404, 200]);
});

test("after eight retries it is given up", async () => {
  answers.push(...Array.from({ length: 20 }, () => 500));
  await send({ topic: "shop/redact" });
  const delivery = await until(async () =>
    (await deliveries()).find(({ topic, state }) => topic === "shop/redact" && state === "given-up"),
  );
  expect(delivery.attempts).toHaveLength(9);
});

test("a duplicate comes twice under one id", async () => {
  await send({ topic: "products/create", payload: { id: 1 }, duplicate: true });
  await arrived(2);
  expect(received[0]?.headers["x-shopify-webhook-id"]).toBe(received[1]?.headers["x-shopify-webhook-id"]);
  expect(received.map(({ body }) => body)).toEqual(['{"id":1}', '{"id":1}']);
});

test("uninstalling says farewell once and nothing after", async () => {
  await admin.control("POST", "/uninstall", { shop: demoShop });
  await admin.addProduct({});
  await admin.control("POST", "/install", { shop: demoShop });
  await admin.control("POST", "/scopes", { shop: demoShop, scopes: ["read_products"] });
  await arrived(2);
  expect(received.map(({ path }) => path)).toEqual([
    "/webhooks/app/uninstalled",
    "/webhooks/app/scopes-update",
  ]);
  expect(JSON.parse(received[1]!.body)).toMatchObject({ current: ["read_products"] });
});

test("subscriptions are read from an app's TOML, with the fields they ask for", () => {
  const toml = `[webhooks]
api_version = "2026-10"

  # [[webhooks.subscriptions]]
  [[webhooks.subscriptions]]
  topics = ["products/create", "products/update"]
  uri = "/hooks/products"
  include_fields = ["id", "media"]

  [[webhooks.subscriptions]]
  compliance_topics = ["shop/redact"]
  uri = "/hooks/compliance"

[build]
uri = "/not-a-hook"
`;
  expect(readSubscriptions(toml)).toEqual([
    { topic: "products/create", uri: "/hooks/products", includeFields: ["id", "media"] },
    { topic: "products/update", uri: "/hooks/products", includeFields: ["id", "media"] },
    { topic: "shop/redact", uri: "/hooks/compliance", includeFields: null },
  ]);
});
