/** The language: from Shopify's admin, kept without cookies, and chosen in the settings; no cookie and no pop-up at all. */
import { expect, test } from "vitest";
import { openSuite } from "./suite.ts";
import { desktop, startVisit } from "./visit.ts";

const suite = openSuite();

/** What a browser does that blocks third-party cookies altogether: storage throws, cookies do not stick. */
const blockStorage = `(() => {
  if (window === window.top) return;
  const refuse = () => { throw new DOMException("blocked", "SecurityError"); };
  for (const name of ["localStorage", "sessionStorage", "indexedDB"])
    Object.defineProperty(window, name, { configurable: true, get: refuse });
  Object.defineProperty(Document.prototype, "cookie", { configurable: true, get: () => "", set: () => {} });
})();`;

test("the admin's language is drawn by the server and kept by it", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  await visit.open("?locale=de");
  await app.getByRole("heading", { level: 1, name: "Start" }).waitFor();
  expect(await app.locator("html").getAttribute("lang")).toBe("de");
  await page.getByRole("navigation", { name: "Admin" }).getByText("Katalog").click();
  await app.getByText("26 Produkte", { exact: true }).waitFor();
  await app.getByRole("button", { name: "Neu aus Shopify einlesen" }).click();
  await visit.toast("Ihre Produkte werden");

  await visit.open("?locale=fr");
  await app.getByRole("heading", { level: 1, name: "Home" }).waitFor();
});

test("a choice in the settings changes the page at once, outlasts the admin's, and is taken back", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  await visit.open("/settings");
  const saveBar = page.getByRole("region", { name: "Unsaved changes" });
  await app.getByLabel("Language of Packshot").selectOption("de");
  await saveBar.getByRole("button", { name: "Save" }).click();
  await visit.toast("Einstellungen gespeichert");
  await app.getByRole("heading", { level: 1, name: "Einstellungen" }).waitFor();
  expect(await app.locator("html").getAttribute("lang")).toBe("de");

  await visit.open("/review?locale=en");
  await app.getByText("Nichts wartet auf Prüfung").first().waitFor();
  await visit.open("/runs/none?locale=en");
  await app.getByText("Das gibt es nicht oder nicht mehr.").waitFor();
  expect(visit.complaints.splice(0)).toEqual(["404 /app/runs/none"]);

  await visit.open("/settings");
  await app.getByLabel("Sprache von Packshot").selectOption("");
  await saveBar.getByRole("button", { name: "Speichern" }).click();
  await app.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
});

test("everything works where cookies and storage are blocked, without a pop-up", async () => {
  const { browser, stack } = suite;
  const visit = await startVisit(browser, stack.adminUrl, desktop);
  const popUps: string[] = [];
  visit.page.context().on("page", (opened) => popUps.push(opened.url()));
  await visit.page.addInitScript(blockStorage);
  await visit.open("?locale=de");
  await visit.page.getByRole("navigation", { name: "Admin" }).getByText("Einstellungen").click();
  await visit.app.getByRole("radio", { name: /^Etsy-Angebot/ }).check();
  const saveBar = visit.page.getByRole("region", { name: "Unsaved changes" });
  await saveBar.getByRole("button", { name: "Speichern" }).click();
  await visit.toast("Einstellungen gespeichert");
  await visit.open("/settings?locale=de");
  expect(await visit.app.getByRole("radio", { name: /^Etsy-Angebot/ }).isChecked()).toBe(true);

  expect(popUps).toEqual([]);
  expect(await visit.page.context().cookies(stack.appUrl)).toEqual([]);
  // Remix's scroll restoration says that it has nowhere to remember, and goes on.
  expect(visit.complaints.filter((line) => !/^(SecurityError: )?blocked$/.test(line))).toEqual([]);
  await visit.close();
});

test("outside of Shopify the browser's language counts", async () => {
  const page = await fetch(suite.stack.appUrl, { headers: { "Accept-Language": "fr, de-AT;q=0.8" } });
  const html = await page.text();
  expect(html).toContain('<html lang="de">');
  expect(html).toContain("Ihre Originalfotos werden nie gelöscht.");
});
