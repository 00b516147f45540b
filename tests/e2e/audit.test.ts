/** From nothing to a run with the worst pictures: audit, report, export, assumptions, and the same in German on a phone. */
import { expect, test } from "vitest";
import { tooWide, violationsOn } from "./axe.ts";
import { openSuite } from "./suite.ts";
import { startVisit, type Visit } from "./visit.ts";

const suite = openSuite();

async function faultsOf(visit: Visit): Promise<string[]> {
  const wide = await tooWide(visit);
  return [...(await violationsOn(visit)), ...(wide === 0 ? [] : [`${wide.toString()} px too wide`])];
}

test("a merchant starts the audit and watches it end in a report", async () => {
  const { visit } = suite;
  await visit.open("/catalogue");
  await visit.app.getByText("26 products", { exact: true }).waitFor();
  await visit.open("/audit");
  await visit.app.getByText("See what your catalogue needs").waitFor();
  await visit.app.getByRole("button", { name: "Start the audit" }).click();
  await visit.toast("The audit has begun");
  await visit.app.getByText("How good the pictures are").waitFor();
  await visit.app.getByText(/^From 26 products and \d+ pictures/).waitFor();
  expect(await faultsOf(visit)).toEqual([]);
});

test("the report names defects, channels with their reasons, and short galleries", async () => {
  const { app } = suite.visit;
  const pictures = (name: string) => app.getByRole("row", { name }).getByRole("cell").innerText();
  expect(Number(await pictures("Out of focus"))).toBeGreaterThan(0);
  expect(await pictures("No picture")).toBe("2");
  await app.getByText("Amazon", { exact: true }).click();
  await app.getByText(/Background must be pure white/).waitFor();
});

test("what it costs follows the assumptions", async () => {
  const { app } = suite.visit;
  const saved = app.locator("dd strong");
  const before = await saved.innerText();
  await app.getByLabel("Retoucher, per picture").fill("500");
  await app.getByLabel("Hourly rate").fill("90");
  await app.getByRole("button", { name: "Reckon anew" }).click();
  await suite.visit.toast("Reckoned anew");
  await expect.poll(() => saved.innerText()).not.toBe(before);
  await app.getByLabel("Hourly rate").fill("much");
  await app.getByRole("button", { name: "Reckon anew" }).click();
  await app.getByText("Enter a figure in every field, such as 10 or 1.50.").first().waitFor();
});

test("one click leads from the worst pictures to a run", async () => {
  const { visit } = suite;
  const { app } = visit;
  await app.getByRole("link", { name: "Need a new photo" }).click();
  await app.getByText(/no software brings back/).waitFor();
  await app.getByRole("link", { name: "The 100 worst" }).click();
  const begin = app.getByRole("link", { name: /^Enhance these \d+ products$/ });
  const count = /\d+/.exec(await begin.innerText())?.[0] ?? "";
  await begin.click();
  await app.getByRole("heading", { name: "Enhance products" }).waitFor();
  await app
    .getByText(new RegExp(`\\b${count} products`))
    .first()
    .waitFor();
});

test("the file holds every picture with a fault", async () => {
  const { visit } = suite;
  await visit.open("/audit");
  const coming = visit.page.waitForEvent("download");
  await visit.app.getByRole("button", { name: "Export as CSV" }).click();
  const file = await (await coming).createReadStream();
  const lines = (await file.setEncoding("utf8").toArray()).join("").trimEnd().split("\r\n");
  expect(lines[0]).toBe("\uFEFFproduct,handle,picture,address,score,defects,remedy,refused by,looked at");
  expect(lines.some((line) => line.includes("blurred") && line.includes("new-photo"))).toBe(true);
});

test("a second audit tells what changed since the first", async () => {
  const { app } = suite.visit;
  await app.getByRole("button", { name: "Audit again" }).click();
  await app.getByText(/points since/).waitFor();
  await app.getByText("±0 points since").waitFor();
});

test.each(["en", "de"])("on a phone, in %s", async (language) => {
  const visit = await startVisit(suite.browser, suite.stack.adminUrl, { width: 375, height: 812 });
  await visit.open(`/audit?locale=${language}`);
  await visit.app.locator("summary").first().click();
  expect(await faultsOf(visit)).toEqual([]);
  await visit.close();
});
