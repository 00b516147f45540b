/** Packshot inside Shopify's admin: our built extensions, run by the sandbox's product list and product page. */
import { expect, test } from "vitest";
import { openSuite } from "./suite.ts";

const suite = openSuite();

const productsPage = () => `${suite.stack.sandboxUrl}/store/demo-store/products`;

test("products ticked in Shopify's list are enhanced from there, and the way leads to review", async () => {
  const { page, app } = suite.visit;
  await suite.visit.open("/catalogue"); // installs the app and reads the catalogue
  await app.getByText("26 products", { exact: true }).waitFor();

  await page.goto(productsPage());
  await page.getByLabel("Select Stoneware Mug", { exact: true }).check();
  await page.getByText("More actions").click();
  await page.locator("[data-action=enhance-selection]").click();
  const action = page.frameLocator("#extension iframe");
  await action.getByText("1 product, 2 photos").waitFor();
  await action.getByLabel("Preset").selectOption("ebay-gallery");
  await action.getByRole("button", { name: "Enhance" }).click();
  await action.getByText("Started").waitFor();
  await action.getByText("2 pictures to review").waitFor();
  await action.getByRole("link", { name: "Review" }).click();
  await page.waitForURL("**/apps/packshot/review/*");
  await app
    .getByRole("button", { name: /Approve/ })
    .first()
    .waitFor();
});

test("Shopify Flow hears of the product whose pictures need review", async () => {
  const { page } = suite.visit;
  const heard = async () => {
    await page.goto(`${suite.stack.sandboxUrl}/store/demo-store/flow`);
    return page.locator("tbody tr").allInnerTexts();
  };
  await expect.poll(heard, { timeout: 20_000 }).toHaveLength(1);
  expect((await heard())[0]).toMatch(/images-need-review\s+Stoneware Mug\s+Pictures: 2/);
});

test("the card on the product's page counts what waits, and opens the action", async () => {
  const { page } = suite.visit;
  await page.goto(productsPage());
  await page.getByRole("link", { name: "Stoneware Mug", exact: true }).click();
  const block = page.frameLocator("iframe[data-block=product-block]");
  await block.getByText("2 pictures to review").waitFor();
  await block.getByRole("button", { name: "Enhance" }).click();
  const action = page.frameLocator("#extension iframe");
  await action.getByText("1 product, 2 photos").waitFor();
  await action.getByRole("button", { name: "Close" }).click();
  await expect.poll(() => page.locator("#extension").isVisible()).toBe(false);
});

test("speaks the admin's language", async () => {
  const { page } = suite.visit;
  await page.goto(`${productsPage()}?locale=de`);
  await page.getByLabel("Select Stoneware Mug", { exact: true }).check();
  await page.getByText("More actions").click();
  await page.locator("[data-action=enhance-selection]").click();
  const action = page.frameLocator("#extension iframe");
  await action.getByText("1 Produkt, 2 Fotos").waitFor();
  // The app's words as well as the extension's own.
  await action.getByLabel("Vorlage").selectOption("Transparenter Freisteller");
});
