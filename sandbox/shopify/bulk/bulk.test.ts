import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { demoShop, openAdmin, startTestSandbox } from "../testing/open-admin.ts";
import type { Sandbox } from "../server.ts";

type Admin = Awaited<ReturnType<typeof openAdmin>>;

let sandbox: Sandbox;
let admin: Admin;

interface Begun {
  readonly bulkOperation: { readonly id: string } | null;
  readonly userErrors: readonly { readonly message: string }[];
}

/** `url` and `partialDataUrl` are null where the tests do not fetch them. */
interface Shown {
  readonly status: string;
  readonly url: string;
  readonly partialDataUrl: string;
  readonly objectCount: string;
  readonly fileSize: string;
}

const products = `{ products { edges { node { id title media { edges { node { __typename id alt } } } } } } }`;
const start = `mutation($query: String!, $group: Boolean!) { bulkOperationRunQuery(query: $query, groupObjects: $group) {
  bulkOperation { id status } userErrors { code message } } }`;
const look = `query($id: ID!) { bulkOperation(id: $id) {
  id status errorCode objectCount rootObjectCount url partialDataUrl fileSize } }`;

beforeEach(async () => {
  sandbox = await startTestSandbox({ seed: "large", largeProducts: 450, bulkDelayMs: 5 });
  admin = await openAdmin(sandbox.url);
});

afterEach(() => sandbox.stop());

async function begin(query = products, group = true): Promise<string> {
  const { data } = await admin.run(start, { query, group });
  const { bulkOperation, userErrors } = data.bulkOperationRunQuery as Begun;
  return bulkOperation?.id ?? userErrors[0]?.message ?? "";
}

/** The operation once it has ended. */
async function ended(id: string) {
  const ask = async () => (await admin.run(look, { id })).data.bulkOperation as Shown;
  await expect
    .poll(async () => (await ask()).status, { timeout: 10_000 })
    .toMatch(/^(COMPLETED|FAILED|CANCELED)$/);
  return ask();
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; __parentId?: string });

test("writes every product and picture once, pictures right below their product", async () => {
  const operation = await ended(await begin());
  const lines = linesOf(await (await fetch(operation.url)).text());
  const shop = sandbox.store.shops.get(demoShop)!;
  expect(lines.filter((line) => line.__parentId === undefined).map(({ id }) => id)).toEqual([
    ...shop.products.keys(),
  ]);
  expect(lines).toHaveLength(shop.products.size + shop.files.size);
  expect(operation).toMatchObject({ objectCount: String(lines.length), rootObjectCount: "450" });
  let parent = "";
  for (const line of lines) {
    if (line.__parentId === undefined) parent = line.id;
    else expect(line.__parentId).toBe(parent);
  }
});

test("ungrouped, pictures stand anywhere behind their product", async () => {
  const operation = await ended(await begin(products, false));
  const lines = linesOf(await (await fetch(operation.url)).text());
  expect(lines[1]?.__parentId).toBeUndefined();
});

test("runs five at a time and names those in the way of a sixth", async () => {
  sandbox.faults.add({ kind: "bulk-stuck" });
  const ids = await Promise.all(Array.from({ length: 5 }, () => begin()));
  const refusal = await begin();
  for (const id of ids) expect(refusal).toContain(id);
  const running = await admin.run(
    `{ bulkOperations(first: 10, query: "status:running operation_type:query") { nodes { id query } } }`,
  );
  expect((running.data.bulkOperations as { nodes: unknown[] }).nodes.length).toBeLessThanOrEqual(5);
  const cancel = `mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }`;
  expect((await admin.run(cancel, { id: ids[0] })).data.bulkOperationCancel).toMatchObject({
    bulkOperation: { status: "CANCELING" },
    userErrors: [],
  });
  expect(await ended(ids[0]!)).toMatchObject({ status: "CANCELED" });
  expect((await admin.run(cancel, { id: ids[0] })).data.bulkOperationCancel.userErrors).toHaveLength(1);
  expect(await begin()).toMatch(/^gid:/);
  sandbox.faults.clear();
});

test("a failure leaves the first half", async () => {
  sandbox.faults.add({ kind: "bulk-failed" });
  const operation = await ended(await begin());
  expect(operation).toMatchObject({ status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR", url: null });
  const lines = linesOf(await (await fetch(operation.partialDataUrl)).text());
  expect(lines.length).toBe(Math.floor(Number(operation.objectCount) / 2));
});

test("a result can break off and be fetched from a byte on; not with a wrong signature", async () => {
  const { url, fileSize } = await ended(await begin());
  const whole = await (await fetch(url)).text();
  sandbox.faults.add({ kind: "cut" });
  await expect(fetch(url).then((answer) => answer.text())).rejects.toThrow();
  const rest = await fetch(url, { headers: { range: "bytes=1000-" } });
  expect([rest.status, await rest.text()]).toEqual([206, whole.slice(1000)]);
  expect(Buffer.byteLength(whole)).toBe(Number(fileSize));
  expect((await fetch(url.replace(/Signature=./, "Signature=x"))).status).toBe(403);
});

describe("refuses a document", () => {
  const media = (inner: string) =>
    `{ products { edges { node { ${inner} media { edges { node { id } } } } } } }`;
  test.each([
    ["without a connection", `{ shop { name } }`, "at least one connection"],
    ["that asks for nodes", `{ products { nodes { id } } }`, "Selecting via 'nodes' is not supported"],
    ["whose parent has no id", media("title"), "must select the 'id' field"],
    ["whose parent has another name for its id", media("key: id"), "must select the 'id' field"],
    [
      "that changes something",
      `mutation { bulkOperationCancel(id: "1") { userErrors { message } } }`,
      "Only query",
    ],
    ["that reaches in by id", `{ node(id: "1") { id } }`, "top level"],
    ["with an unknown field", `{ products { edges { node { colour } } } }`, "colour"],
  ])("%s", async (_what, query, message) => {
    expect(await begin(query)).toContain(message);
  });
});

test("reads collections with all their products, however many", async () => {
  const query = `{ collections { edges { node { id title products { edges { node { id } } } } } } }`;
  const operation = await ended(await begin(query));
  const lines = linesOf(await (await fetch(operation.url)).text());
  const shop = sandbox.store.shops.get(demoShop)!;
  const memberships = [...shop.collections.values()].flatMap(({ productIds }) => productIds);
  expect(lines).toHaveLength(shop.collections.size + memberships.length);
});

test("the large shop is the same each time", async () => {
  const again = await startTestSandbox({ seed: "large", largeProducts: 450 });
  const titles = (one: Sandbox) =>
    [...one.store.shops.get(demoShop)!.products.values()].map(({ title }) => title);
  expect(titles(again)).toEqual(titles(sandbox));
  await again.stop();
});
