/** Pictures that replace files in place: chosen with its risks, seen by buyers, refused, and put back whatever happened. */
import { expect, test } from "vitest";
import { eventually } from "../setup/eventually.ts";
import type { ShopState } from "../../sandbox/shopify/testing/open-admin.ts";
import { readStorefront } from "./storefront.ts";
import { openSuite } from "./suite.ts";
import { desktop, phone, startVisit } from "./visit.ts";

const mug = { title: "Stoneware Mug, Seconds", handle: "stoneware-mug-seconds" };

const suite = openSuite();
let runPath = "";
/** Hash of the photo as it was. */
let original: string | null | undefined;

async function shown() {
  const { browser, stack } = suite;
  const tab = await startVisit(browser, stack.adminUrl, desktop);
  const [main] = await readStorefront(tab.page, stack.sandboxUrl, mug.handle);
  await tab.close();
  return main;
}

/** The product as the shop holds it. */
async function product() {
  const answer = await fetch(`${suite.stack.sandboxUrl}/__sandbox/state?shop=demo-store.myshopify.com`);
  const { products } = (await answer.json()) as ShopState;
  return products.find(({ handle }) => handle === mug.handle)!;
}

const pathOf = (url: string | undefined) => new URL(url ?? "").pathname;

test("the form and the settings spell the risks out before anything begins", async () => {
  const { visit, stack } = suite;
  const { app, page } = visit;
  await visit.open("");
  await app.getByText("Enhance your first photos").waitFor();
  await page.goto(`${stack.sandboxUrl}/store/demo-store/products`);
  await page.getByLabel(`Select ${mug.title}`, { exact: true }).check();
  await page.getByRole("button", { name: "Enhance with Packshot" }).click();
  expect(await app.getByRole("radio", { name: /Add a new file/ }).isChecked()).toBe(true);
  await app.getByRole("radio", { name: /Replace in place/ }).check();
  await app.getByText("Shopify keeps no earlier versions").waitFor();
  await app.getByRole("button", { name: "Enhance 1 photo" }).click();
  await page.waitForURL(/packshot\/runs\/[a-z0-9]+$/);
  runPath = new URL(page.url()).pathname.replace(/^.*\/packshot/, "");
  await app.getByText("replace the files in place, under the same address").waitFor();
  await app.getByText("1 picture done", { exact: true }).waitFor();
});

test("approved, the file shows our picture under the address it had", async () => {
  const { visit } = suite;
  const { app } = visit;
  const before = await shown();
  original = (await product()).media[0]?.sha256;
  await visit.open("/review");
  await app
    .getByRole("link", { name: new RegExp(mug.title) })
    .first()
    .click();
  await app.getByText("In place, under the same address").waitFor();
  await app.getByRole("button", { name: "Approve", exact: true }).click();
  await app
    .getByRole("dialog")
    .getByRole("button", { name: /^Approve/ })
    .click(); // it is too small for Amazon
  await eventually("the new bytes", async () => (await shown())?.url !== before?.url);
  const after = await shown();
  expect(pathOf(after?.url)).toBe(pathOf(before?.url));
  expect(after).toMatchObject({ mediaId: before?.mediaId, alt: before?.alt });
});

test("where the picture left the product meanwhile, the original is put back anyway from what needs attention", async () => {
  const { visit, stack } = suite;
  const { app, page } = visit;
  const ours = await shown();
  const { id, media } = await product();
  const body = JSON.stringify({ remove: [media[0]?.id] });
  await fetch(`${stack.sandboxUrl}/__sandbox/products/${id}`, { method: "PATCH", body });

  await visit.open(runPath);
  await app.getByRole("button", { name: "Revert this whole run" }).click();
  await app.getByRole("dialog").getByRole("button", { name: "Revert this whole run" }).click();
  await app.getByText("1 original could not be put back").waitFor();

  await visit.open("");
  await app.getByText("1 picture needs attention").waitFor();
  await app.getByRole("link", { name: "Show what happened" }).click();
  await app.getByRole("heading", { name: "Needs attention" }).waitFor();
  await app.getByRole("button", { name: /^Put the original back anyway/ }).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByText("is lost on the product").waitFor();
  await dialog.getByRole("button", { name: "Put the original back anyway" }).click();
  await visit.toast("1 original is being put back");
  await eventually("the original", async () => (await product()).media[0]?.sha256 === original);
  expect((await shown())?.mediaId).toBe(ours?.mediaId);
  await page.reload();
  await app.getByText("Nothing was given up").waitFor();
});

test("the same in German and on a phone", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  await visit.open("/settings?locale=de");
  await app.getByRole("radio", { name: /An Ort und Stelle ersetzen/ }).check();
  await app.getByText("Shopify bewahrt keine früheren Fassungen auf").waitFor();
  await page.setViewportSize({ width: 375, height: phone.height });
  await page.getByRole("region").getByRole("button", { name: "Speichern" }).click();
  await visit.toast("Einstellungen gespeichert");
  await visit.open("/attention?locale=de");
  await app.getByText("Nichts wurde aufgegeben").waitFor();
});
