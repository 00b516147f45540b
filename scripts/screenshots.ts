/** `npm run screenshots`: plays a day in a fresh shop and writes a picture of every page to docs/screenshots. */
import type { Browser } from "playwright-core";
import { openBrowser } from "#tests/e2e/browser.ts";
import { openStack } from "#tests/e2e/stack.ts";
import { desktop, phone, startVisit, type Visit } from "#tests/e2e/visit.ts";
import { demoShop, type Stack } from "./demo/stack.ts";
import { takePicture } from "./screenshots/camera.ts";
import { photographMarketplace } from "./screenshots/marketplace.ts";
import { enhanced, startDay, type Day, type Place } from "./screenshots/day.ts";

const onSale = "resting-seal-sculpture";
const listed = "Resting Seal Sculpture";
const striking: Place = ["Aster Velvet Chair", 0];
const doubtful: Place = ["Steel Desk Fan", 1];
const delicate: Place = ["Steel Desk Fan", 0];

const say = (line: string) => {
  console.log(line);
};

const stack = await openStack(say, { withMarketplaces: true });
try {
  const browser = await openBrowser();
  try {
    await stack.whileUp(photograph(stack, browser));
  } finally {
    await browser.close();
  }
} finally {
  await stack.stop();
}

async function photograph(stack: Stack, browser: Browser): Promise<void> {
  const day = await startDay(stack, say);
  const visit = await startVisit(browser, stack.adminUrl, desktop);
  await chooseProducts(visit, stack, day);
  await day.halfWay();
  await visit.open(`/runs/${day.runId}`);
  await takePicture(visit, "run");
  await day.evening();
  await everyPage(visit, day);
  await review(visit, day);
  await visit.page.goto(`${stack.sandboxUrl}/storefront/${demoShop}/products/${onSale}`);
  await takePicture(visit, "storefront");
  const publication = await photographMarketplace(visit, listed);
  await onPhone(await startVisit(browser, stack.adminUrl, phone), day, publication);
}

async function chooseProducts(visit: Visit, stack: Stack, day: Day): Promise<void> {
  await visit.page.goto(`${stack.sandboxUrl}/store/${demoShop}/products`);
  for (const title of ["Court Racquet", "Trail Runner", "Stoneware Mug"])
    await visit.page.getByLabel(`Select ${title}`, { exact: true }).check();
  await takePicture(visit, "admin-product-list");
  const ids = enhanced.map((title) => ["ids[]", day.productIds.get(title) ?? ""]);
  await visit.open(`/runs/new?${new URLSearchParams(ids).toString()}`);
  await takePicture(visit, "new-run");
}

async function everyPage(visit: Visit, day: Day): Promise<void> {
  const pages = {
    home: "",
    catalogue: "/catalogue",
    runs: "/runs",
    "review-queue": "/review",
    product: `/products/${day.productIds.get("Vintage Flight Helmet") ?? ""}`,
    settings: "/settings",
  };
  for (const [name, path] of Object.entries(pages)) {
    await visit.open(path);
    await takePicture(visit, name);
  }
}

async function review(visit: Visit, day: Day): Promise<void> {
  const { app, page } = visit;
  const open = async (place: Place) => {
    await visit.open(`/review/${await day.renditionId(place)}`);
    await app.getByLabel("Divider between the original and the enhanced picture").waitFor();
  };
  await open(striking);
  await takePicture(visit, "review");
  await open(doubtful);
  await app.getByRole("button", { name: "Side by side" }).click();
  await page.keyboard.press("h");
  await takePicture(visit, "review-heat-map");
  await open(delicate);
  await app.getByTitle("Checker").click();
  await page.keyboard.press("b");
  await page.keyboard.press("b");
  await takePicture(visit, "review-checker");
}

async function onPhone(visit: Visit, day: Day, publication: string): Promise<void> {
  const pages = {
    "mobile-home": "",
    "mobile-catalogue": "/catalogue",
    "mobile-review": `/review/${await day.renditionId(striking)}`,
    "mobile-listings": "/listings",
    "mobile-publication": publication,
  };
  for (const [name, path] of Object.entries(pages)) {
    await visit.open(path);
    await takePicture(visit, name);
  }
}
