/** Reading the catalogue: pages, search, refused requests, scopes. */
/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-call -- GraphQL answers are read field by field, and wrong ones fail the test */
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Sandbox } from "../server.ts";
import {
  type Admin,
  demoShop,
  openAdmin,
  otherShop,
  postGraphql,
  startTestSandbox,
} from "../testing/open-admin.ts";

let sandbox: Sandbox;
let admin: Admin;
beforeAll(async () => {
  sandbox = await startTestSandbox();
  admin = await openAdmin(sandbox.url);
  for (let day = 1; day <= 7; day += 1) {
    await admin.addProduct({
      title: `Vase ${String(day)}`,
      status: day === 3 ? "DRAFT" : "ACTIVE",
      tags: day > 5 ? ["glass"] : [],
      createdAt: `2026-05-0${String(day)}T10:00:00.000Z`,
    });
  }
});
afterAll(() => sandbox.stop());

const page = `query Page($after: String, $query: String, $reverse: Boolean) {
  products(first: 3, after: $after, query: $query, sortKey: UPDATED_AT, reverse: $reverse) {
    nodes { title } pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

async function walk(variables: object = {}): Promise<string[][]> {
  const pages: string[][] = [];
  let after: string | null = null;
  do {
    const { data } = await admin.run(page, { ...variables, after });
    pages.push(data.products.nodes.map(({ title }: { title: string }) => title));
    after = data.products.pageInfo.hasNextPage ? (data.products.pageInfo.endCursor as string) : null;
  } while (after);
  return pages;
}

describe("pages", () => {
  test("cover every product once, in order, in both directions", async () => {
    const titles = [1, 2, 3, 4, 5, 6, 7].map((n) => `Vase ${String(n)}`);
    expect(await walk()).toEqual([titles.slice(0, 3), titles.slice(3, 6), titles.slice(6)]);
    expect((await walk({ reverse: true })).flat()).toEqual(titles.toReversed());
  });

  test("go on when the product of the cursor is gone", async () => {
    const extra = await admin.addProduct({ title: "Short-lived", createdAt: "2026-05-03T12:00:00.000Z" });
    const first = await admin.run(
      `{ products(first: 4, sortKey: UPDATED_AT) { nodes { title } pageInfo { endCursor } } }`,
    );
    expect(first.data.products.nodes[3].title).toBe("Short-lived");
    await admin.control("DELETE", `/products/${extra.id}`);
    const next = await admin.run(page, { after: first.data.products.pageInfo.endCursor });
    expect(next.data.products.nodes[0].title).toBe("Vase 4");
  });

  test("walk backwards with last and before", async () => {
    const { data } = await admin.run(
      `{ products(last: 2, sortKey: CREATED_AT) { nodes { title } pageInfo { hasPreviousPage startCursor } } }`,
    );
    expect(data.products.nodes.map(({ title }: { title: string }) => title)).toEqual(["Vase 6", "Vase 7"]);
    const before = await admin.run(
      `query ($before: String) { products(last: 2, before: $before, sortKey: CREATED_AT) { nodes { title } } }`,
      { before: data.products.pageInfo.startCursor },
    );
    expect(before.data.products.nodes.map(({ title }: { title: string }) => title)).toEqual([
      "Vase 4",
      "Vase 5",
    ]);
  });

  test("need a size of at most 250 and a good cursor", async () => {
    for (const query of [
      `{ products { nodes { id } } }`,
      `{ products(first: 251) { nodes { id } } }`,
      `{ products(first: 1, after: "?") { nodes { id } } }`,
    ]) {
      expect((await admin.run(query)).errors?.[0].extensions.code).toBe("BAD_REQUEST");
    }
  });
});

describe("search", () => {
  test.each([
    ["status:draft", ["Vase 3"]],
    ["tag:glass", ["Vase 6", "Vase 7"]],
    ["-tag:glass status:active created_at:>'2026-05-03T00:00:00Z'", ["Vase 4", "Vase 5"]],
    ["updated_at:<=2026-05-01T10:00:00Z OR title:'Vase 7'", ["Vase 1", "Vase 7"]],
    ["title:va*", ["Vase 1", "Vase 2", "Vase 3", "Vase 4", "Vase 5", "Vase 6", "Vase 7"]],
    ["vase 5", ["Vase 5"]],
  ])("%s", async (query, titles) => {
    expect((await walk({ query })).flat()).toEqual(titles);
  });

  test("counts, and says when it stopped counting", async () => {
    const { data } = await admin.run(
      `{ all: productsCount(query: "status:active", limit: null) { count precision } some: productsCount(limit: 2) { count precision } }`,
    );
    expect(data.all).toEqual({ count: 6, precision: "EXACT" });
    expect(data.some).toEqual({ count: 2, precision: "AT_LEAST" });
  });
});

describe("refusals in the platform's words", () => {
  test("an unknown field", async () => {
    const { errors } = await admin.run("{ products(first: 1) { nodes { price } } }");
    expect(errors?.[0]).toMatchObject({
      message: "Field 'price' doesn't exist on type 'Product'",
      extensions: { code: "undefinedField", typeName: "Product", fieldName: "price" },
    });
  });

  test("a variable of the wrong shape", async () => {
    const reorder = `mutation ($id: ID!, $moves: [MoveInput!]!) {
      productReorderMedia(id: $id, moves: $moves) { job { id } }
    }`;
    const { errors } = await admin.run(reorder, { id: "x", moves: [{ id: "y", newPosition: 1 }] });
    expect(errors?.[0].extensions).toMatchObject({
      code: "INVALID_VARIABLE",
      problems: [{ path: [0, "newPosition"] }],
    });
    const missing = await admin.run(reorder, { moves: [] });
    expect(missing.errors?.[0].extensions.problems).toEqual([
      { path: [], explanation: "Expected value to not be null" },
    ]);
  });

  test("more than 250 entries in a list", async () => {
    const ids = Array.from({ length: 251 }, (_, n) => `gid://shopify/Product/${String(n)}`);
    const { errors } = await admin.run("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
    expect(errors?.[0]).toMatchObject({
      message: "The input array size of 251 is greater than the maximum allowed of 250.",
      extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
    });
  });

  test("an id of another kind, a broken document, a body that is no JSON", async () => {
    const { errors } = await admin.run(`{ product(id: "gid://shopify/Order/1") { id } }`);
    expect(errors?.[0].extensions.code).toBe("RESOURCE_NOT_FOUND");
    expect((await admin.run("{ products(")).errors?.[0].message).toMatch(/Syntax Error/);
    expect((await postGraphql(sandbox.url, admin.token, "not json")).status).toBe(400);
  });
});

describe("scopes", () => {
  test("each root field needs its own, and a write scope contains the read scope", async () => {
    await admin.control("POST", "/scopes", { shop: otherShop, scopes: ["write_products"] });
    const other = await openAdmin(sandbox.url, otherShop);
    expect((await other.run("{ productsCount { count } }")).data.productsCount.count).toBe(0);
    const { data, errors } = await other.run("mutation { fileDelete(fileIds: []) { deletedFileIds } }");
    expect(data).toEqual({ fileDelete: null });
    expect(errors?.[0]).toMatchObject({
      message:
        "Access denied for fileDelete field. Required access: `write_files` access scope. Also: Users must have delete files permissions.",
      extensions: { code: "ACCESS_DENIED" },
    });
  });

  test("a gallery may not be changed with write_files alone", async () => {
    const product = await admin.addProduct({});
    await admin.control("POST", "/scopes", { shop: demoShop, scopes: ["read_products", "write_files"] });
    const { errors } = await admin.run(
      `mutation ($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { userErrors { code } } }`,
      { files: [{ id: "gid://shopify/MediaImage/1", referencesToAdd: [product.id] }] },
    );
    expect(errors?.[0].message).toBe("Access denied: Missing permission to manage products.");
  });
});
