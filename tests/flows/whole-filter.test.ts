/** "Everything that matches": the filter travels, not the products, and the run holds what matches when it begins. */
import "#tests/setup/test-env.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { prisma } from "#prisma/client.ts";
import type { Selection } from "#services/catalogue/read-selection.ts";
import { openTestMerchant, type TestMerchant } from "#tests/setup/test-merchant.ts";
import { openTestStack, type TestStack } from "#tests/setup/test-stack.ts";

const route = "routes/app.runs.new";
const products = 4_000;

interface NewRunView {
  readonly selection: Selection;
  readonly allFields: [string, string][] | null;
}

let stack: TestStack;
let merchant: TestMerchant;
let shopId: string;

beforeAll(async () => {
  stack = await openTestStack({ seed: "large", largeProducts: products });
  merchant = await openTestMerchant(stack, "demo-store.myshopify.com");
  shopId = await merchant.visit();
});

afterEach(({ task }) => {
  if (task.result?.state === "fail") console.error(stack.lastWords());
});

afterAll(() => stack.stop());

const view = (query: string) => merchant.session.read<NewRunView>(`/app/runs/new?${query}`, route);
const start = (fields: readonly (readonly [string, string])[]) =>
  merchant.session.post("/app/runs/new", route, [...fields, ["presetName", "amazon-main"]]);

test("the page counts all products, shows a few, and names none of the others", async () => {
  const shown = await view("all=1");
  expect(shown.selection).toMatchObject({ productCount: await prisma.product.count({ where: { shopId } }) });
  expect(shown.selection.productCount).toBeGreaterThanOrEqual(products);
  expect(shown.selection.preview).toHaveLength(8);
  const images = await prisma.productImage.count({ where: { product: { shopId } } });
  expect(shown.selection.imageCount).toBe(images);
  expect(JSON.stringify(shown).length, "a few thousand characters, however many products").toBeLessThan(
    8_000,
  );
  console.log(
    `${shown.selection.productCount} products: ${JSON.stringify(shown).length} characters to the page`,
  );
});

test("the run holds what matches, and the form carried the filter alone", async () => {
  const { vendor } = await prisma.product.findFirstOrThrow({ where: { shopId }, select: { vendor: true } });
  const matching = await prisma.product.count({ where: { shopId, vendor, status: "ACTIVE" } });
  const { allFields } = await view(new URLSearchParams({ all: "1", vendor, status: "ACTIVE" }).toString());
  expect(allFields).toEqual([
    ["all", "1"],
    ["productCount", matching.toString()],
    ["status", "ACTIVE"],
    ["vendor", vendor],
  ]);
  const { redirectedTo } = await start(allFields ?? []);
  const runId = redirectedTo?.split("/").at(-1) ?? "";
  await cancel(runId);
  const rows = await prisma.runProduct.findMany({ where: { runId }, include: { product: true } });
  expect(rows).toHaveLength(matching);
  expect(rows.every(({ product }) => product.vendor === vendor && product.status === "ACTIVE")).toBe(true);
});

test("a product that comes in between is not begun unseen", async () => {
  const { allFields } = await view("all=1&search=Between");
  expect(allFields).toContainEqual(["productCount", "0"]);
  await merchant.admin.addProduct({ title: "Between" });
  await stack.until("the product to be read", () =>
    prisma.product.count({ where: { shopId, title: "Between" } }),
  );
  await expect(start(allFields ?? [])).rejects.toThrow("Meanwhile 1 products match, not 0");
});

test("all of them, in one run", async () => {
  const { allFields, selection } = await view("all=1");
  const before = performance.now();
  const { redirectedTo } = await start(allFields ?? []);
  console.log(`began a run of ${selection.productCount} in ${Math.round(performance.now() - before)} ms`);
  const runId = redirectedTo?.split("/").at(-1) ?? "";
  await cancel(runId);
  expect(await prisma.runProduct.count({ where: { runId } })).toBe(selection.productCount);
});

async function cancel(runId: string): Promise<void> {
  await merchant.session.post(`/app/runs/${runId}`, "routes/app.runs.$runId", [["intent", "cancel"]]);
}
