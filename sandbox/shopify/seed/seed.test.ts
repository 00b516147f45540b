/** What the demo catalogue promises to whoever shows it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "../server.ts";
import {
  demoShop,
  openAdmin,
  otherShop,
  startTestSandbox,
  until,
  type ShopState,
} from "../testing/open-admin.ts";

let sandbox: Sandbox;
let shop: ShopState;

beforeAll(async () => {
  sandbox = await startTestSandbox({ seed: "demo" });
  const admin = await openAdmin(sandbox.url);
  shop = await until(async () => {
    const state = await admin.state();
    return state.files.every(({ status }) => ["READY", "FAILED"].includes(status)) ? state : undefined;
  });
});
afterAll(() => sandbox.stop());

test("holds at least 24 products with at least 40 ready pictures", () => {
  const pictures = shop.products.flatMap(({ media }) => media).filter(({ status }) => status === "READY");
  expect(shop.products.length).toBeGreaterThanOrEqual(24);
  expect(pictures.length).toBeGreaterThanOrEqual(40);
});

test("holds every case an app meets: drafts, a failed picture, no picture, missing alt, linked variants", () => {
  const products = shop.products;
  const media = products.flatMap((product) => product.media);
  expect(products.filter(({ status }) => status === "DRAFT").length).toBeGreaterThanOrEqual(2);
  expect(media.filter(({ status }) => status === "FAILED")).toHaveLength(1);
  expect(products.filter((product) => product.media.length === 0)).toHaveLength(1);
  expect(media.some(({ alt }) => alt === "")).toBe(true);
  expect(media.some(({ alt }) => alt !== "")).toBe(true);
  expect(products.filter(({ variants }) => variants.length > 1).length).toBeGreaterThanOrEqual(4);
});

test("is the same every time", async () => {
  const again = await startTestSandbox({ seed: "demo" });
  const contents = (from: Sandbox) =>
    [...(from.store.shops.get(demoShop)?.products.values() ?? [])].map(({ id, handle, mediaIds }) => [
      id,
      handle,
      mediaIds.map((mediaId) => from.store.shops.get(demoShop)?.files.get(mediaId)?.content?.sha256),
    ]);
  expect(contents(again)).toEqual(contents(sandbox));
  await again.stop();
});

test("gives the other shop products of its own", async () => {
  const other = await (await openAdmin(sandbox.url, otherShop)).state();
  expect(other.products.length).toBeGreaterThanOrEqual(2);
  const titles = new Set(shop.products.map(({ title }) => title));
  expect(other.products.filter(({ title }) => titles.has(title))).toEqual([]);
});
