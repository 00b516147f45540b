/** Listings of a marketplace as a merchant links them: found, narrowed down, decided, by hand and by a CSV file. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { eventually } from "../setup/eventually.ts";
import { tooWide, violationsOn } from "./axe.ts";
import { openSuite } from "./suite.ts";
import { phone, startVisit } from "./visit.ts";

const suite = openSuite({ withMarketplaces: true });

const rows = () => suite.visit.app.locator("tbody tr");

async function listings(query: string): Promise<void> {
  await suite.visit.open(`/listings${query}`);
}

test("without an account the page shows the way to one", async () => {
  const { app } = suite.visit;
  await listings("");
  await app.getByText("No marketplace account is connected").waitFor();
  expect(await violationsOn(suite.visit)).toEqual([]);
  await app.getByRole("link", { name: "Go to Channels" }).click();
  await app.getByRole("button", { name: "Connect Etsy", exact: true }).waitFor();
});

test("a connected account's listings appear with what they may sell, and the address keeps the filter", async () => {
  const { app, page } = suite.visit;
  await app.getByRole("button", { name: "Connect Etsy", exact: true }).click();
  await page.getByRole("button", { name: "Allow" }).click();
  await app.getByRole("button", { name: "Connect this account" }).click();
  await app.getByRole("heading", { name: "DemoHandmade", exact: true }).waitFor();
  await eventually("listings to be found and matched", async () => {
    await listings("?link=suggested");
    return (await rows().count()) > 2;
  });
  await app.getByText("Same SKU, 100 % sure").first().waitFor();
  expect(await violationsOn(suite.visit)).toEqual([]);

  await app.getByLabel("Suggestion", { exact: true }).selectOption("100");
  await page.waitForURL(/sure=100/);
  await app.getByLabel("Marketplace", { exact: true }).selectOption("ebay");
  await page.waitForURL(/channel=ebay/);
  await app.getByText("No listing matches. Take a filter off to see more.").waitFor();
});

test("one is confirmed, one left out, and a link taken away again", async () => {
  const { app } = suite.visit;
  await listings("?link=suggested");
  const before = await rows().count();
  await rows().nth(0).getByRole("checkbox").check();
  await app.getByRole("button", { name: "Confirm", exact: true }).click();
  await suite.visit.toast("1 link confirmed");
  await eventually("the confirmed one to leave the view", async () => (await rows().count()) === before - 1);
  await rows().nth(0).getByRole("checkbox").check();
  await app.getByRole("button", { name: "Leave out" }).click();
  await suite.visit.toast("1 listing left out");

  await listings("?link=confirmed");
  await rows().nth(0).getByRole("checkbox").check();
  await app.getByRole("button", { name: "Take link away" }).click();
  await suite.visit.toast("1 link taken away");
  await app.getByText("No listing matches. Take a filter off to see more.").waitFor();
});

test("the CSV file that was taken home links what is filled in, after a look at every line", async () => {
  const { app, page } = suite.visit;
  await listings("?link=suggested");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    app.getByRole("button", { name: "Export as CSV" }).click(),
  ]);
  const csv = await readFile(await file.path(), "utf8");
  const [header = "", first = "", ...others] = csv.trim().split("\r\n");
  // The suggestion, moved into the column of what a person says.
  const filled = first.replace(/,,([^,]+),(\d+),(\w+)$/, ",$1,,$2,$3");
  expect(filled).not.toBe(first);
  const wrong = "etsy,,,no-such-listing,,,,,some-product,,,";

  await app.getByRole("link", { name: "Link by CSV" }).click();
  await app.getByLabel("CSV file").setInputFiles({
    ...{ name: "links.csv", mimeType: "text/csv" },
    buffer: Buffer.from([header, filled, wrong, ...others].join("\r\n")),
  });
  await app.getByRole("heading", { name: "1 listing would be linked" }).waitFor();
  await app.getByText("There is no listing “no-such-listing”.").waitFor();
  expect(await violationsOn(suite.visit)).toEqual([]);
  await app.getByRole("button", { name: "Link 1 listing" }).click();
  await app.getByRole("link", { name: "Go to Listings" }).waitFor();
  await listings("?link=confirmed");
  expect(await rows().count()).toBe(1);
});

test("the pages fit a phone", async () => {
  const visit = await startVisit(suite.browser, suite.stack.adminUrl, phone);
  for (const path of ["/listings", "/listings/import"]) {
    await visit.open(path);
    await visit.app.getByRole("heading", { level: 1 }).waitFor();
    expect(await tooWide(visit)).toBe(0);
    expect(await violationsOn(visit)).toEqual([]);
  }
  expect(visit.complaints).toEqual([]);
  await visit.close();
});
