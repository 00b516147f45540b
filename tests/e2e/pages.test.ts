/** The app's other pages as a merchant uses them: catalogue, settings, runs, empty shops, wrong addresses, a phone. */
import { expect, test } from "vitest";
import { openSuite } from "./suite.ts";
import { phone, startVisit, type Visit } from "./visit.ts";

const suite = openSuite();

const rows = ({ app }: Visit) => app.locator("tbody tr").count();

const tick = ({ app }: Visit, title: string) =>
  app.getByRole("checkbox", { name: `Select ${title}`, exact: true }).check();

test("the catalogue searches, filters and keeps both in the address", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  await visit.open("/catalogue");
  await app.getByText("26 products", { exact: true }).waitFor();

  await app.getByPlaceholder("Search by title, vendor, type or tag").fill("damask");
  await app.getByText("2 products match").waitFor();
  await expect.poll(() => rows(visit)).toBe(2);
  await page.waitForURL("**/catalogue?search=damask");
  await page.reload();
  await app.getByText("2 products match").waitFor();

  await visit.open("/catalogue");
  await app.getByRole("link", { name: "No photos" }).click();
  await app.getByRole("link", { name: "Glazed Vase, Tall" }).waitFor(); // its only photo failed
  await app.getByRole("link", { name: "Linen Throw" }).waitFor();
  await expect.poll(() => rows(visit)).toBe(2);

  await visit.open("/catalogue");
  await app.getByRole("button", { name: "Filters" }).click();
  await app.getByLabel("Vendor", { exact: true }).fill("Hallmark & Field");
  await app.getByLabel("Status", { exact: true }).selectOption("ACTIVE"); // the field before it is left, and takes effect
  const taken = app.getByRole("button", { name: "Vendor: Hallmark & Field" });
  await taken.waitFor();
  await app.getByRole("button", { name: "Status: Active" }).click();
  await taken.click();
  await app.getByText("26 products", { exact: true }).waitFor();

  await visit.open("/catalogue?search=nothing+of+that+name");
  await app.getByText("No products match").waitFor();
  await app.getByRole("button", { name: "Show all products" }).click();
  await app.getByText("26 products", { exact: true }).waitFor();
});

test("a selection in the catalogue travels to the run; a new filter empties it", async () => {
  const { visit } = suite;
  const { app } = visit;
  await visit.open("/catalogue");
  for (const title of ["Stoneware Mug", "Linen Throw"]) await tick(visit, title);
  await app.getByText("2 selected").first().waitFor();
  await app.getByRole("button", { name: "Enhance", exact: true }).first().click();
  await app.getByRole("heading", { name: "2 products, 2 photos" }).waitFor();

  await visit.open("/catalogue");
  await tick(visit, "Stoneware Mug");
  await app.getByText("1 selected").first().waitFor();
  await app.getByRole("link", { name: "Never enhanced" }).click();
  await app.getByText("1 selected").first().waitFor({ state: "hidden" });
});

test("products can be picked from Shopify's own list, and more of them added", async () => {
  const { app, page } = suite.visit;
  const picker = page.locator("#picker");
  const pick = async (title: string) => {
    await picker.getByLabel(title, { exact: true }).check();
    await picker.locator('[data-part="choose"]').click();
  };
  await suite.visit.open("/runs/new");
  await app.getByRole("button", { name: "Choose products" }).click();
  await pick("Stoneware Mug");
  await app.getByRole("heading", { name: "1 product, 2 photos" }).waitFor();
  await app.getByRole("button", { name: "Add products" }).click();
  await pick("Linen Throw");
  await app.getByRole("heading", { name: "2 products, 2 photos" }).waitFor();
});

test("a refresh from Shopify is answered with a toast and brings what is new", async () => {
  const { visit, stack } = suite;
  const body = JSON.stringify({
    shop: "demo-store.myshopify.com",
    title: "Brand-new Lamp",
    status: "ACTIVE",
  });
  await fetch(`${stack.sandboxUrl}/__sandbox/products`, { method: "POST", body });
  await visit.open("/catalogue");
  await visit.app.getByRole("button", { name: "Refresh from Shopify" }).click();
  await visit.toast("Reading your products");
  await visit.app.getByRole("link", { name: "Brand-new Lamp" }).waitFor();
});

/** Every form of the app, with a change a merchant would make in it, undone by nothing but the save bar. */
const forms = [
  { path: "/settings", field: "Put approved pictures into the shop at once" },
  { path: "/automation/new", field: "Stop here" },
  { path: "/team", field: "Put pictures into the shop and take them out" },
];

test.each(forms)(
  "$path: a change shows the save bar, holds who leaves, and is discarded whole",
  async ({ path, field }) => {
    const { visit } = suite;
    const { app, page } = visit;
    await visit.open(path);
    const saveBar = page.getByRole("region", { name: "Unsaved changes" });
    const box = app.getByRole("checkbox", { name: field });
    const before = await box.isChecked();
    expect(await saveBar.isVisible()).toBe(false);

    await app.getByText(field, { exact: true }).click();
    await saveBar.waitFor();
    expect(await box.isChecked()).toBe(!before);
    await page.getByRole("navigation", { name: "Admin" }).getByText("Catalogue").click();
    await page.getByRole("button", { name: "Stay" }).click();
    await app.getByText(field, { exact: true }).waitFor();
    expect(await box.isChecked()).toBe(!before);

    await saveBar.getByRole("button", { name: "Discard" }).click();
    await saveBar.waitFor({ state: "hidden" });
    expect(await box.isChecked()).toBe(before);
    await page.getByRole("navigation", { name: "Admin" }).getByText("Catalogue").click();
    await app.getByRole("heading", { level: 1, name: "Catalogue" }).waitFor();
  },
);

test("a rule: every field comes back when it is discarded, and what is incomplete is not saved", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  await visit.open("/automation/new");
  const saveBar = page.getByRole("region", { name: "Unsaved changes" });
  await app.getByLabel("Name of the rule").fill("Cups");
  await app.getByRole("button", { name: "Add condition" }).click();
  await app.getByText("Quiet hours", { exact: true }).click();
  await saveBar.getByRole("button", { name: "Save" }).click();
  await app.getByText("Fill this in, or remove the condition.").waitFor();

  await saveBar.getByRole("button", { name: "Discard" }).click();
  await saveBar.waitFor({ state: "hidden" });
  expect(await app.getByLabel("Name of the rule").inputValue()).toBe("");
  expect(await app.getByRole("group", { name: "Condition 1" }).count()).toBe(0);
  expect(await app.getByLabel("Quiet hours").isChecked()).toBe(false);
});

test("settings: the save bar appears with a change, discards it, saves it, and warns who leaves", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  await visit.open("/settings");
  const saveBar = page.getByRole("region", { name: "Unsaved changes" });
  const preset = (name: string) => app.getByRole("radio", { name: new RegExp(`^${name}`) });
  expect(await saveBar.isVisible()).toBe(false);

  await preset("Etsy listing").check();
  await saveBar.getByRole("button", { name: "Discard" }).click();
  await saveBar.waitFor({ state: "hidden" });
  expect(await preset("Amazon main image").isChecked()).toBe(true);

  await preset("eBay listing").check();
  await page.getByRole("navigation", { name: "Admin" }).getByText("Catalogue").click();
  await page.getByRole("button", { name: "Stay" }).click();
  await saveBar.getByRole("button", { name: "Save" }).click();
  await visit.toast("Settings saved");
  await saveBar.waitFor({ state: "hidden" });
  await page.reload();
  await expect.poll(() => preset("eBay listing").isChecked()).toBe(true);

  await visit.open("/runs/new?ids[]=gid://shopify/Product/1");
  await app.getByText("cannot be found in the catalogue").waitFor();
  expect(await preset("eBay listing").isChecked()).toBe(true);
});

test("a run is cancelled half-way, and says so", async () => {
  const { visit } = suite;
  const { app } = visit;
  await visit.open("/runs/new?all=1&search=chair");
  await app.getByRole("button", { name: /^Enhance \d+ photos$/ }).click();
  await app.getByRole("button", { name: "Cancel run" }).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByText("Pictures that are done stay").waitFor();
  await dialog.getByRole("button", { name: "Cancel run" }).click();
  await visit.toast("Run cancelled");
  await app.locator(".Polaris-Badge", { hasText: "Cancelled" }).first().waitFor();
  await expect.poll(() => app.getByRole("button", { name: "Cancel run" }).count()).toBe(0);
  await visit.open("/runs");
  await app.locator(".Polaris-Badge", { hasText: "Cancelled" }).waitFor();
});

test("the set-up guide is dismissed for good", async () => {
  const { visit } = suite;
  await visit.open("");
  await visit.app.getByRole("button", { name: "Dismiss" }).click();
  await visit.toast("Set-up guide dismissed");
  await visit.app.getByText("Set-up guide").waitFor({ state: "detached" });
  await visit.open("");
  expect(await visit.app.getByText("Set-up guide").count()).toBe(0);
});

test.each([
  ["/runs/no-such-run"],
  ["/review/no-such-picture"],
  ["/products/no-such-product"],
  ["/review?runId=no-such-run"],
])("%s is answered 404 with a plain sentence and a way on", async (path) => {
  const { visit } = suite;
  const { app } = visit;
  await visit.open(path);
  await app.getByRole("heading", { name: "Not found" }).waitFor();
  await app.getByText("This does not exist, or not any more.").waitFor();
  expect(visit.complaints.splice(0)).toEqual([`404 /app${path.split("?")[0] ?? ""}`]);
  await app.getByRole("link", { name: "Go to Home" }).click();
  await app.getByRole("heading", { level: 1, name: "Home" }).waitFor();
});

test("a shop that has done nothing yet is told what to do on every page", async () => {
  const { browser, stack } = suite;
  const other = await startVisit(browser, stack.adminUrl.replace("demo-store", "other-store"), phone);
  const expected = {
    "/runs": "No runs yet",
    "/review": "Nothing waits for review",
    "/runs/new": "Choose products first",
    "/catalogue?photos=enhanced": "No products match",
  };
  for (const [path, sentence] of Object.entries(expected)) {
    await other.open(path);
    await other.app.getByText(sentence, { exact: true }).waitFor();
  }
  expect(other.complaints).toEqual([]);
  await other.close();
});

test("on a phone nothing has to be scrolled sideways", async () => {
  const { browser, stack } = suite;
  const mobile = await startVisit(browser, stack.adminUrl, phone);
  for (const path of ["", "/catalogue", "/runs", "/runs/new?all=1", "/review", "/settings"]) {
    await mobile.open(path);
    await mobile.app.getByRole("heading", { level: 1 }).waitFor();
    const tooWide = await mobile.app.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth);
    expect([path, tooWide]).toEqual([path, 0]);
  }
  expect(mobile.complaints).toEqual([]);
  await mobile.close();
});
