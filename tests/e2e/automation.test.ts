/**
 * A product that is added in the shop looks after itself: enhanced, judged, approved and shown to buyers by a rule. The
 * merchant writes the rule and touches nothing afterwards. Then the app is uninstalled, comes back, and knows all of it.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { openAdmin } from "../../sandbox/shopify/testing/open-admin.ts";
import { eventually } from "../setup/eventually.ts";
import { readStorefront } from "./storefront.ts";
import { openSuite } from "./suite.ts";
import { desktop, startVisit } from "./visit.ts";

const suite = openSuite();
const photoPath = path.resolve(import.meta.dirname, "../../sandbox/shopify/seed/photos/r16-flight-dark.jpg");
const limitMs = 150_000;

const admin = () => openAdmin(suite.stack.sandboxUrl, "demo-store.myshopify.com");

/** A product with one good photo, whose webhook goes out at once. */
async function addProduct(title: string) {
  const base64 = (await readFile(photoPath)).toString("base64");
  const image = { fileName: "helmet.jpg", alt: "A flight helmet", base64 };
  return (await admin()).addProduct({ title, images: [image] });
}

/** What buyers see of it, in a tab of their own. */
async function storefront(handle: string) {
  const { browser, stack } = suite;
  const tab = await startVisit(browser, stack.adminUrl, desktop);
  try {
    return await readStorefront(tab.page, stack.sandboxUrl, handle);
  } finally {
    await tab.close();
  }
}

test("a rule is written, tried on the last 30 days, and saved", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  await visit.open("/automation");
  await app.getByRole("link", { name: "Add rule" }).click();
  await app.getByLabel("Name of the rule").fill("New products for eBay");
  // Polaris draws its boxes over the inputs, so people click the words.
  await app.getByText("Amazon main image", { exact: true }).click();
  await app.getByText("eBay listing", { exact: true }).click();
  await app.getByText("Approve what passes and put it into the shop", { exact: true }).click();
  await app.getByRole("button", { name: "Try on the last 30 days" }).click();
  await app.getByText(/added to your shop in the last 30 days/).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await app.getByRole("heading", { name: "Automation" }).waitFor();
  await app.getByText("Published when every check passes").waitFor();
});

test("a new product is enhanced, approved and shown to buyers without a click", async () => {
  const { handle, media } = await addProduct("Helmet of the day");
  const shown = await eventually(
    "buyers to see the new picture",
    async () => {
      const pictures = await storefront(handle);
      // For a moment of the swap both are there.
      return pictures.every(({ mediaId }) => mediaId !== media[0]?.id) && pictures;
    },
    limitMs,
  );
  expect(shown).toHaveLength(1);
  expect(shown).toMatchObject([{ alt: "A flight helmet" }]);
});

test("the run says which rule began it, with the way there", async () => {
  const { visit } = suite;
  await visit.open("/runs");
  await visit.app.getByText(/begun by the rule “New products for eBay”/).waitFor();
  await visit.app.getByRole("link", { name: /eBay/ }).first().click();
  await visit.app.getByRole("link", { name: "New products for eBay" }).click();
  await visit.app.getByLabel("Name of the rule").waitFor();
  expect(await visit.app.getByLabel("Name of the rule").inputValue()).toBe("New products for eBay");
});

test("uninstalled and installed again, rules and runs are still there", async () => {
  const { visit } = suite;
  const { control } = await admin();
  const shop = "demo-store.myshopify.com";
  await control("POST", "/uninstall", { shop });
  await eventually("the uninstall to be delivered", async () => {
    const sent = (await (await control("GET", "/webhooks")).json()) as { topic: string; state: string }[];
    return sent.some(({ topic, state }) => topic === "app/uninstalled" && state === "delivered");
  });
  await control("POST", "/install", { shop });
  await visit.open("/automation");
  await visit.app.getByText("New products for eBay").waitFor();
  await visit.app.getByText("1 product begun in the last 30 days").waitFor();
  await visit.open("/runs");
  await visit.app.getByText(/begun by the rule/).waitFor();
});
