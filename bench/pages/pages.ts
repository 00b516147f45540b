/**
 * The app's pages as the bench visits them, each with what a merchant would do there.
 *
 * To add one: a line in `pages`.
 */
import type { Visit } from "#tests/e2e/visit.ts";

export interface BenchPage {
  readonly name: string;
  /** Its route in the build's manifest. */
  readonly route: string;
  /** Its address below the app's; or where to find the first link that leads to one. */
  readonly path: string | { readonly firstLinkOn: string; readonly to: string };
  /** Clicks and keys whose answers are timed. */
  readonly interact: (visit: Visit) => Promise<void>;
}

const tab = async ({ page, app }: Visit) => {
  await app.getByRole("heading", { level: 1 }).click();
  for (const key of ["Tab", "Tab", "Tab"]) await page.keyboard.press(key);
};

const keys =
  (...pressed: readonly string[]) =>
  async ({ page, app }: Visit) => {
    await app.getByRole("heading", { level: 1 }).click();
    for (const key of pressed) {
      await page.keyboard.press(key);
      await page.waitForTimeout(150);
    }
  };

const choosePreset = async ({ app }: Visit) => {
  for (const nth of [1, 2, 0]) await app.locator("input[name=presetName]").nth(nth).check();
};

export const pages: readonly BenchPage[] = [
  { name: "Home", route: "routes/app._index", path: "", interact: tab },
  {
    name: "Catalogue",
    route: "routes/app.catalogue",
    path: "/catalogue",
    interact: async ({ app, page }) => {
      const box = app.locator("tbody").getByRole("checkbox").first();
      await box.check();
      await box.uncheck();
      await app.locator("[aria-expanded]").click();
      await app.getByRole("searchbox").click();
      await page.keyboard.type("chair");
    },
  },
  {
    name: "Product",
    route: "routes/app.products.$productId",
    path: { firstLinkOn: "/catalogue", to: "/app/products/" },
    interact: tab,
  },
  { name: "New run", route: "routes/app.runs.new", path: "/runs/new?all=1", interact: choosePreset },
  { name: "Runs", route: "routes/app.runs._index", path: "/runs", interact: tab },
  {
    name: "Run",
    route: "routes/app.runs.$runId",
    path: { firstLinkOn: "/runs", to: "/app/runs/" },
    interact: tab,
  },
  { name: "Channels", route: "routes/app.channels._index", path: "/channels", interact: tab },
  {
    name: "Listings",
    route: "routes/app.listings._index",
    path: "/listings",
    interact: async ({ app, page }) => {
      const box = app.getByRole("checkbox").nth(1);
      await box.check();
      await box.uncheck();
      await app.getByRole("searchbox").click();
      await page.keyboard.type("chair");
    },
  },
  {
    name: "Listing",
    route: "routes/app.listings.$listingId",
    path: { firstLinkOn: "/listings", to: "/app/listings/" },
    interact: tab,
  },
  { name: "Exports", route: "routes/app.exports._index", path: "/exports", interact: tab },
  { name: "New export", route: "routes/app.exports.new", path: "/exports/new?all=1", interact: tab },
  { name: "Audit", route: "routes/app.audit", path: "/audit", interact: tab },
  { name: "Publications", route: "routes/app.publications._index", path: "/publications", interact: tab },
  {
    name: "Publication",
    route: "routes/app.publications.$publicationId",
    path: { firstLinkOn: "/publications", to: "/app/publications/" },
    interact: tab,
  },
  { name: "Needs attention", route: "routes/app.attention", path: "/attention", interact: tab },
  {
    name: "Review queue",
    route: "routes/app.review._index",
    path: "/review",
    interact: async ({ app }) => {
      for (const name of [/^Passed \(/, /^All$/]) await app.getByRole("button", { name }).click();
    },
  },
  {
    name: "Review",
    route: "routes/app.review.$renditionId",
    path: { firstLinkOn: "/review", to: "/app/review/" },
    interact: keys("b", "b", "h", "h", "1", "0", "?", "Escape"),
  },
  { name: "Settings", route: "routes/app.settings", path: "/settings", interact: choosePreset },
  {
    name: "Automation rule",
    route: "routes/app.automation.$ruleId",
    path: "/automation/new",
    interact: async ({ app, page }) => {
      await app.getByRole("textbox").first().click();
      await page.keyboard.type("New chairs");
      await app.getByRole("checkbox").first().check({ force: true });
    },
  },
  { name: "Automation", route: "routes/app.automation._index", path: "/automation", interact: tab },
  { name: "Activity", route: "routes/app.activity", path: "/activity", interact: tab },
  { name: "Team", route: "routes/app.team", path: "/team", interact: tab },
  { name: "Plan", route: "routes/app.billing", path: "/billing", interact: tab },
];

/** The page's address; null when the shop has nothing of the kind. */
export async function addressOf({ path }: BenchPage, visit: Visit): Promise<string | null> {
  if (typeof path === "string") return path;
  await visit.open(path.firstLinkOn);
  const links = visit.app.locator(
    `a[href*="${path.to}"]:not([href*="/new"], [href*="/import"], [href*="/export"])`,
  );
  if ((await links.count()) === 0) return null;
  return (await links.first().getAttribute("href"))?.replace(/^\/app/, "") ?? null;
}
