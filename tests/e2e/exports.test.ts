/** Pictures for Google by hand: chosen in the catalogue, judged before, packed, downloaded and opened. */
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import { openMerchant } from "#scripts/demo/merchant.ts";
import { openMerchantSession } from "#scripts/demo/merchant-session.ts";
import { demoShop } from "#scripts/demo/stack.ts";
import type { ProductPage } from "#services/catalogue/list-products.ts";
import type { RunDetail } from "#services/runs/read-run.ts";
import { readZip } from "#tests/setup/read-zip.ts";
import { tooWide, violationsOn } from "./axe.ts";
import { openSuite } from "./suite.ts";
import { phone, startVisit } from "./visit.ts";

const titles = ["Stoneware Mug, Seconds", "Steel Desk Fan, Refurbished"];
const suite = openSuite();
let runId = "";

beforeAll(async () => {
  const { stack } = suite;
  const session = openMerchantSession(stack.appUrl, stack.sandboxUrl, `${demoShop}.myshopify.com`);
  const merchant = openMerchant(session, () => undefined);
  await merchant.waitForCatalogue();
  const { page } = await session.read<{ page: ProductPage }>("/app/catalogue", "routes/app.catalogue");
  const chosen = page.products.filter(({ title }) => titles.includes(title)).map(({ id }) => id);
  runId = await merchant.startRun(chosen, "shopify-square");
  await merchant.waitForRun(runId);
  const { products } = await session.read<RunDetail>(`/app/runs/${runId}`, "routes/app.runs.$runId");
  for (const { id } of products.flatMap(({ renditions }) => renditions))
    await session.post(`/app/review/${id}`, "routes/app.review.$renditionId", [["intent", "approve"]]);
});

test("nothing is there yet, and the page says what for", async () => {
  const { visit } = suite;
  await visit.open("/channels");
  await visit.app.getByRole("link", { name: "Exports" }).click();
  await visit.app.getByText("No exports yet").waitFor();
  expect(await violationsOn(visit)).toEqual([]);
});

test("chosen in the catalogue, judged by the channel's rules, packed and downloaded", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  await visit.open("/catalogue");
  for (const title of titles) await app.getByRole("checkbox", { name: `Select ${title}` }).check();
  await app.getByRole("button", { name: "Export", exact: true }).click();
  await app.getByRole("heading", { name: "New export" }).waitFor();
  await app.getByText("2 pictures of 2 products.").waitFor();
  await app.getByText("1500 x 1500 px recommended.").waitFor();
  expect(await violationsOn(visit)).toEqual([]);
  await app.getByLabel("Channel", { exact: true }).selectOption({ label: "Zalando" });
  await app.getByText("Width x height 1:1.44, upright.").waitFor();
  await app.getByText("0 pictures of 2 products.").waitFor();
  expect(await app.getByRole("button", { name: "Export 2 products" }).isDisabled()).toBe(true);
  const again = await app
    .getByRole("link", { name: "Enhance them with “Zalando packshot”" })
    .getAttribute("href");
  expect(again).toMatch(/^\/app\/runs\/new\?ids%5B%5D=.*&preset=zalando-packshot$/);
  await app.getByLabel("Channel", { exact: true }).selectOption({ label: "Google Merchant Center" });
  await app.getByText("1500 x 1500 px recommended.").waitFor();
  await app.getByRole("button", { name: "Export 2 products" }).click();
  await app.getByText("Ready", { exact: true }).waitFor();
  expect(await violationsOn(visit)).toEqual([]);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    app.getByRole("link", { name: /^Download packshot-google/ }).click(),
  ]);
  const zip = await readZip(await readFile(await download.path()));
  const table = parse(zip.get("google-images.csv") ?? "");
  expect(table[0]).toEqual(["id", "image_link", "additional_image_link"]);
  expect(table.length).toBeGreaterThan(2);
  for (const [, address = ""] of table.slice(1)) {
    const picture = await fetch(address);
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect([...zip.values()].some((file) => file.equals(bytes))).toBe(true);
  }
});

test("from a run, in German, on a phone: nothing to scroll sideways, nothing against WCAG", async () => {
  const tab = await startVisit(suite.browser, suite.stack.adminUrl, { ...phone, width: 375 });
  await tab.open(`/runs/${runId}?locale=de`);
  await tab.app.getByRole("link", { name: "Exportieren" }).click();
  await tab.app.getByRole("heading", { name: "Neuer Export" }).waitFor();
  for (const path of [null, "/exports?locale=de"]) {
    if (path !== null) await tab.open(path);
    expect(await tooWide(tab)).toBe(0);
    expect(await violationsOn(tab)).toEqual([]);
  }
  expect(tab.complaints).toEqual([]);
  await tab.close();
});
