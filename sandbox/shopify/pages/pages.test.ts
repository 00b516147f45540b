/** What the pages promise: hostile text stays text, unknown addresses are 404, links into the app carry their ids. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../server.ts";
import {
  app,
  demoShop,
  imageOf,
  openAdmin,
  otherShop,
  startTestSandbox,
  until,
} from "../testing/open-admin.ts";

const hostile = `<script>alert("1")</script> & "Vase"`;
let sandbox: Sandbox;
let productId: string;
let mediaId: string;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  const admin = await openAdmin(sandbox.url);
  const made = await admin.addProduct({
    title: hostile,
    vendor: hostile,
    handle: "vase",
    images: [await imageOf("a.jpg", "red", hostile), await imageOf("b.jpg", "blue")],
  });
  const ready = await until(async () => {
    const product = await admin.product(made.id);
    return product.media.every(({ status }) => status === "READY") ? product : undefined;
  });
  productId = ready.id;
  mediaId = ready.media[0]?.id ?? "";
});
afterAll(() => sandbox.stop());

const get = (path: string) => fetch(`${sandbox.url}${path}`, { redirect: "manual" });
const read = async (path: string) => (await get(path)).text();
const numberOf = (gid: string) => gid.split("/").at(-1) ?? "";

describe("text of a merchant", () => {
  test.each([
    ["the product list", () => "/store/demo-store/products"],
    ["the search", () => `/store/demo-store/products?search=${encodeURIComponent(hostile)}`],
    ["an empty search", () => `/store/demo-store/products?search=${encodeURIComponent("<script>none")}`],
    ["the product page", () => `/store/demo-store/products/${numberOf(productId)}`],
    ["the storefront", () => "/storefront/demo-store"],
    ["the storefront's product page", () => "/storefront/demo-store/products/vase"],
  ])("is escaped on %s", async (_name, path) => {
    const page = await read(path());
    expect(page).toContain("&lt;script&gt;");
    expect(page).not.toMatch(/<script>(?:alert|none)/);
    expect(page).not.toContain('content="<script');
  });
});

describe("an unknown address is 404", () => {
  test.each([
    "/store/no-such-store/products",
    "/store/no-such-store/apps/packshot",
    "/store/demo-store/products/1",
    "/storefront/no-such-store",
    "/storefront/demo-store/products/no-such-product",
    "/static/no-such-file.js",
    "/static/..%2Fpages.ts",
  ])("%s", async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test("a product of another shop", async () => {
    expect((await get(`/store/other-store/products/${numberOf(productId)}`)).status).toBe(404);
    expect((await get("/storefront/other-store/products/vase")).status).toBe(404);
  });

  test("a draft is not on sale", async () => {
    const admin = await openAdmin(sandbox.url, otherShop);
    await admin.addProduct({ title: "Secret", handle: "secret", status: "DRAFT", shop: otherShop });
    expect((await get("/storefront/other-store/products/secret")).status).toBe(404);
    expect(await read("/storefront/other-store")).not.toContain("Secret");
    expect(await read("/store/other-store/products?status=draft")).toContain("Secret");
    expect(await read("/store/other-store/products?status=active")).not.toContain("Secret");
  });
});

describe("the app in its frame", () => {
  const frameOf = async (path: string) => {
    const src = /<iframe[^>]*\sdata-src="([^"]+)"/.exec(await read(path))?.[1] ?? "";
    return new URL(src.replaceAll("&amp;", "&"));
  };

  test("follows the admin's path and keeps the chosen ids", async () => {
    const ids = [productId, "gid://shopify/Product/2"];
    const query = new URLSearchParams(ids.map((id) => ["ids[]", id]));
    const frame = await frameOf(`/store/demo-store/apps/packshot/runs/new?${query.toString()}`);
    expect(frame.origin + frame.pathname).toBe(`${app.appUrl}/app/runs/new`);
    expect(frame.searchParams.getAll("ids[]")).toEqual(ids);
  });

  test("is opened as Shopify opens it: shop, host and a session token of that shop", async () => {
    const { searchParams } = await frameOf("/store/demo-store/apps/packshot");
    expect(searchParams.get("shop")).toBe(demoShop);
    expect(atob(searchParams.get("host") ?? "")).toBe("admin.shopify.com/store/demo-store");
    const payload = searchParams.get("id_token")?.split(".")[1] ?? "";
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({
      dest: `https://${demoShop}`,
      aud: app.apiKey,
    });
  });

  test("an address cannot pose as another shop", async () => {
    const { searchParams } = await frameOf(
      `/store/demo-store/apps/packshot?shop=${otherShop}&id_token=forged`,
    );
    expect(searchParams.getAll("shop")).toEqual([demoShop]);
    expect(searchParams.getAll("id_token")).not.toContain("forged");
  });
});

test("the product page links to the app with the product's id", async () => {
  const page = await read(`/store/demo-store/products/${numberOf(productId)}`);
  expect(page).toContain(`/store/demo-store/apps/packshot/runs/new?ids[]=${encodeURIComponent(productId)}`);
});

test("buyers see the pictures in gallery order", async () => {
  const page = await read("/storefront/demo-store/products/vase");
  const shown = [...page.matchAll(/data-media-id="([^"]+)"\s+data-position="(\d+)"/g)];
  expect(shown.map(([, id]) => id)[0]).toBe(mediaId);
  expect(shown.map(([, , position]) => position)).toEqual(["0", "1"]);
});

test("App Bridge is one script that parses", async () => {
  const answer = await get("/app-bridge.js");
  expect(answer.headers.get("content-type")).toContain("text/javascript");
  const script = await answer.text();
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- compiled to prove that it parses, never run
  expect(() => new Function(script)).not.toThrow();
});
