/**
 * The walk a merchant takes: choose products in the admin, enhance, watch, review by keyboard, approve, see the new
 * picture in the shop, and take it back. Each test goes on where the one before it ended.
 */
import type { Locator } from "playwright-core";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { eventually } from "../setup/eventually.ts";
import { readStorefront, type ShownPicture } from "./storefront.ts";
import { openSuite } from "./suite.ts";
import { desktop, startVisit } from "./visit.ts";

/** Two photos with alt texts, before a dark ground; both come out good. */
const helmet = { title: "Vintage Flight Helmet", handle: "vintage-flight-helmet" };
/** Too small for a marketplace, which makes them quick to enhance and impossible to pass. */
const tooSmall = ["Stoneware Mug, Seconds", "Steel Desk Fan, Refurbished"];

const suite = openSuite();
let original: ShownPicture[];
let runPath = "";

beforeAll(async () => {
  original = await storefront();
});

async function storefront(): Promise<ShownPicture[]> {
  const { browser, stack } = suite;
  const tab = await startVisit(browser, stack.adminUrl, desktop);
  const pictures = await readStorefront(tab.page, stack.sandboxUrl, helmet.handle);
  expect(tab.complaints).toEqual([]);
  await tab.close();
  return pictures;
}

const places = (pictures: readonly ShownPicture[]) =>
  pictures.map(({ position, alt }) => ({ position, alt }));
const ids = (pictures: readonly ShownPicture[]) => pictures.map(({ mediaId }) => mediaId);
const isPressed = (button: Locator) => button.getAttribute("aria-pressed");

/** Red, green and blue of the first pixel of the product's main picture. */
async function cornerColour([main]: readonly ShownPicture[]): Promise<number[]> {
  const bytes = Buffer.from(await (await fetch(main?.url ?? "")).arrayBuffer());
  return [...(await sharp(bytes).removeAlpha().raw().toBuffer()).subarray(0, 3)];
}

test("the first visit reads the catalogue by itself", async () => {
  const { visit } = suite;
  await visit.open("");
  await visit.app.getByText("Enhance your first photos").waitFor();
});

test("three products are chosen in the admin's list and enhanced, and the run is watched live", async () => {
  const { page, app } = suite.visit;
  await page.goto(`${suite.stack.sandboxUrl}/store/demo-store/products`);
  for (const title of [helmet.title, ...tooSmall])
    await page.getByLabel(`Select ${title}`, { exact: true }).check();
  await page.getByText("3 selected").waitFor();
  await page.getByRole("button", { name: "Enhance with Packshot" }).click();

  await app.getByRole("heading", { name: "3 products, 4 photos" }).waitFor();
  await app.getByRole("radio", { name: /Amazon main image/ }).check();
  await app.getByRole("button", { name: "Enhance 4 photos" }).click();
  await page.waitForURL(/packshot\/runs\/[a-z0-9]+$/);
  runPath = new URL(page.url()).pathname.replace(/^.*\/packshot/, "");

  const frame = page.frame("app");
  await frame?.evaluate(() => Object.assign(window, { sameLoad: true }));
  await app.getByText(/^[1-3] of 4 pictures done/).waitFor();
  await app.getByText("4 pictures done", { exact: true }).waitFor({ timeout: 150_000 });
  expect(await frame?.evaluate(() => "sameLoad" in window)).toBe(true);
  await app.getByRole("link", { name: `Photo 2 of ${helmet.title}: To review, Passed` }).waitFor();
});

test("the review answers to keys, and dialogs keep the focus", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  await app.getByRole("link", { name: "Review 4" }).click();
  // The run's own page has links of that name too, to the product.
  await page.waitForURL(/packshot\/review/);
  await app
    .getByRole("link", { name: new RegExp(`^${helmet.title}`) })
    .first()
    .click();
  await app.getByRole("heading", { name: helmet.title }).waitFor();
  const divider = app.getByLabel("Divider between the original and the enhanced picture");
  await divider.waitFor();

  await page.keyboard.press("b");
  await expect.poll(() => divider.inputValue()).toBe("100");
  await page.keyboard.press("b");
  await expect.poll(() => divider.inputValue()).toBe("0");

  const heat = app.getByRole("button", { name: "Doubtful edges" });
  await page.keyboard.press("h");
  await expect.poll(() => isPressed(heat)).toBe("true");
  await app.getByAltText("Marks on edge pixels that are in doubt").first().waitFor();
  await page.keyboard.press("h");
  await expect.poll(() => isPressed(heat)).toBe("false");

  await page.keyboard.press("1");
  await expect.poll(() => isPressed(app.getByRole("button", { name: "100 %" }))).toBe("true");
  await page.keyboard.press("0");
  await expect.poll(() => isPressed(app.getByRole("button", { name: "Fit" }))).toBe("true");

  await page.keyboard.press("?");
  const help = app.getByRole("dialog");
  await help.getByText("Reject with a reason").waitFor();
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
});

test("a picture is rejected with a reason and the queue goes on; keys do nothing behind a dialog", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  await visit.open(`/review?runId=${runPath.split("/").at(-1) ?? ""}`);
  await app.getByRole("link", { name: /^Stoneware Mug, Seconds/ }).click();
  await app.getByRole("heading", { name: "Stoneware Mug, Seconds" }).waitFor();
  const dialog = app.getByRole("dialog");
  await page.keyboard.press("a");
  await dialog.getByText("Approve although checks failed?").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("r");
  await dialog.getByRole("heading", { name: "Reject this picture" }).waitFor();
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("a");
  await page.keyboard.press("j");
  await dialog.getByText("The edge looks rough").click();
  await dialog.getByRole("button", { name: "Reject" }).click();
  await visit.toast("Rejected");
  await app.getByText("3 pictures to review").waitFor();
  await expect.poll(() => app.getByRole("heading", { level: 1 }).innerText()).not.toContain("Mug");
});

test("a picture is approved by key, and buyers see it at the same place with the same alt text", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  await visit.open(runPath);
  await app.getByRole("link", { name: `Photo 1 of ${helmet.title}: To review, Passed` }).click();
  await app.getByText("Main photo").waitFor();
  await page.keyboard.press("a");
  await visit.toast("Approved");

  // For a moment both hang in the gallery, so that buyers are never without one.
  const now = await eventually("the new picture to have taken the old one's place", async () => {
    const pictures = await storefront();
    const swapped = pictures.length === original.length && ids(pictures)[0] !== ids(original)[0];
    return swapped ? pictures : null;
  });
  expect(places(now)).toEqual(places(original));
  expect(ids(now)[1]).toBe(ids(original)[1]);
  expect(Math.max(...(await cornerColour(original)))).toBeLessThan(128);
  expect(await cornerColour(now)).toEqual([255, 255, 255]);
});

test("the product page puts the original back at its place", async () => {
  const { visit } = suite;
  const { app } = visit;
  await visit.open("/catalogue?search=vintage");
  await app.getByRole("link", { name: helmet.title, exact: true }).click();
  await app.getByRole("button", { name: "Put the original back…" }).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByRole("button", { name: "Put the original back" }).click();
  await visit.toast("The original is being put back");
  await app.getByRole("link", { name: /Taken back/ }).waitFor();
  const now = await storefront();
  expect(ids(now)).toEqual(ids(original));
  expect(places(now)).toEqual(places(original));
});

test("what passed is approved in one go; what is in doubt still waits", async () => {
  const { visit } = suite;
  const { app } = visit;
  await visit.open("/review");
  const button = app.getByRole("button", { name: /^Approve (all|the) \d+ that passed$/ });
  await button.click();
  await app
    .getByRole("dialog")
    .getByRole("button", { name: /^Approve/ })
    .click();
  await visit.toast("approved");
  await button.waitFor({ state: "detached" });
  await eventually("the helmet's second picture to be on sale", async () => {
    const now = await storefront();
    return ids(now)[1] !== ids(original)[1] && ids(now)[0] === ids(original)[0];
  });
});
