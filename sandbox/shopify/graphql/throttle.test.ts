/** Cost and throttling as the Admin API states them in every answer. */
/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/restrict-plus-operands -- GraphQL answers are read field by field, and wrong ones fail the test */
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Sandbox } from "../server.ts";
import {
  type Admin,
  demoShop,
  imageOf,
  openAdmin,
  otherShop,
  startTestSandbox,
} from "../testing/open-admin.ts";

let sandbox: Sandbox;
let admin: Admin;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  admin = await openAdmin(sandbox.url);
  const images = [await imageOf("a.jpg", "red"), await imageOf("b.jpg", "green")];
  await admin.addProduct({ images, variants: [{ title: "One" }] });
});
afterAll(() => sandbox.stop());

const drain = (pointsLeft: number) => admin.control("POST", "/drain", { shop: demoShop, pointsLeft });
const page = `{ products(first: 50) { nodes { id media(first: 10) { nodes { id } } } } }`;

test("an empty bucket answers THROTTLED as HTTP 200, without data, and fills again", async () => {
  await drain(0);
  const throttled = await admin.run(page);
  expect(throttled).not.toHaveProperty("data");
  expect(throttled.errors?.[0]).toMatchObject({ message: "Throttled", extensions: { code: "THROTTLED" } });
  const { cost } = throttled.extensions;
  expect(cost.actualQueryCost).toBeNull();
  expect(cost.throttleStatus).toMatchObject({ maximumAvailable: 2000, restoreRate: 100 });
  const missing = cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable;
  await new Promise((resolve) =>
    setTimeout(resolve, (missing / cost.throttleStatus.restoreRate) * 1000 + 20),
  );
  expect((await admin.run(page)).errors).toBeUndefined();
});

test("what a query did not use comes back", async () => {
  await drain(2_000);
  const { cost } = (await admin.run(page)).extensions;
  expect(cost.requestedQueryCost).toBeGreaterThan(cost.actualQueryCost);
  expect(2_000 - cost.throttleStatus.currentlyAvailable).toBeLessThanOrEqual(cost.actualQueryCost + 1);
});

test("a shop's bucket is its own", async () => {
  await drain(0);
  const other = await openAdmin(sandbox.url, otherShop);
  expect((await other.run(page)).errors).toBeUndefined();
});

test.each([
  [
    "one image by nodes",
    `{ nodes(ids: ["gid://shopify/MediaImage/1"]) { ... on MediaImage { id image { url } preview { status } originalSource { url } } } }`,
    4,
  ],
  [
    "250 variants with an object each",
    `{ product(id: "gid://shopify/Product/1") { variants(first: 250) { nodes { product { id } } } } }`,
    25,
  ],
  ["a staged upload", `mutation { stagedUploadsCreate(input: []) { userErrors { message } } }`, 11],
])("%s costs what a store was seen to ask", async (_name, query, points) => {
  await drain(2_000);
  expect((await admin.run(query)).extensions.cost.requestedQueryCost).toBe(points);
});

test("one request may not ask for more than 1,000 points", async () => {
  const wide = Array.from(
    { length: 9 },
    (_, n) => `p${String(n)}: products(first: 250) {
    nodes { media(first: 250) { nodes { preview { image { url } } } } } }`,
  );
  const { errors } = await admin.run(`{ ${wide.join("\n")} }`);
  expect(errors?.[0].extensions).toMatchObject({ code: "MAX_COST_EXCEEDED", maxCost: 1000 });
});
