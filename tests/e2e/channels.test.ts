/** Accounts on marketplaces as a merchant connects them: out of the admin, back into it, confirmed, stopped and opened. */
import { expect, test } from "vitest";
import { tooWide, violationsOn } from "./axe.ts";
import { openSuite } from "./suite.ts";
import { phone, startVisit } from "./visit.ts";

const suite = openSuite({ withMarketplaces: true });

test.each([
  ["Amazon", "Demo Housewares", /^\/apps\/authorize\/consent/],
  ["eBay", "demo_outlet", /^\/oauth2\/authorize/],
  ["Etsy", "DemoHandmade", /^\/oauth\/connect/],
])("%s: the whole page goes to the sign-in and comes back to confirm", async (title, name, signIn) => {
  const { app, page } = suite.visit;
  await suite.visit.open("/channels");
  await app.getByRole("button", { name: `Connect ${title}`, exact: true }).click();
  await page.waitForURL(({ pathname }) => signIn.test(pathname));
  await page.getByRole("button", { name: "Allow" }).click();
  await app.getByRole("heading", { name: `Connect ${title}` }).waitFor();
  await app.getByText(name, { exact: true }).waitFor();
  expect(await violationsOn(suite.visit)).toEqual([]);

  await app.getByRole("button", { name: "Connect this account" }).click();
  await app.getByRole("heading", { name, exact: true }).waitFor();
  await app.getByRole("button", { name: `Connect another ${title} account` }).waitFor();
});

test("an account that was thrown away is not there", async () => {
  const { app, page } = suite.visit;
  await suite.visit.open("/channels");
  await app.getByRole("button", { name: "Connect another Etsy account" }).click();
  await page.getByLabel("Sign in as").selectOption("SecondStudio");
  await page.getByRole("button", { name: "Allow" }).click();
  await app.getByRole("button", { name: "Throw away" }).click();
  await app.getByRole("heading", { name: "DemoHandmade" }).waitFor();
  expect(await app.getByText("SecondStudio").count()).toBe(0);
});

test("the stop switch asks first, says who and when, and is taken off again", async () => {
  const { app } = suite.visit;
  await suite.visit.open("/channels");
  await app.getByRole("button", { name: "Stop Etsy" }).click();
  await app.getByRole("dialog").getByRole("button", { name: "Stop Etsy" }).click();
  await app.getByText("Nothing is sent to Etsy").waitFor();
  expect(await violationsOn(suite.visit)).toEqual([]);
  await app.getByRole("button", { name: "Open again" }).click();
  await app.getByRole("button", { name: "Stop Etsy" }).waitFor();
});

test("an account is disconnected and keeps its place, on a phone too", async () => {
  const { browser, stack } = suite;
  const visit = await startVisit(browser, stack.adminUrl, phone);
  await visit.open("/channels");
  await visit.app.getByRole("button", { name: "Disconnect Demo Housewares" }).click();
  await visit.app.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await visit.app.getByText("Packshot has no access.").waitFor();
  await visit.app.getByRole("button", { name: "Sign in again as Demo Housewares" }).waitFor();
  expect(await tooWide(visit)).toBe(0);
  expect(visit.complaints).toEqual([]);
  await visit.close();
});
