/** Every page in English and German, on a desk and on a phone: nothing against WCAG 2.2 AA, nothing to scroll sideways. */
import { beforeAll, expect, test } from "vitest";
import { openMerchant } from "#scripts/demo/merchant.ts";
import { openMerchantSession } from "#scripts/demo/merchant-session.ts";
import { demoShop } from "#scripts/demo/stack.ts";
import type { ProductPage } from "#services/catalogue/list-products.ts";
import type { RunDetail } from "#services/runs/read-run.ts";
import { tooWide, violationsOn } from "./axe.ts";
import { openSuite } from "./suite.ts";
import { startVisit, type Screen, type Visit } from "./visit.ts";

/** Small photos, quick to enhance, one of them with a finding. */
const titles = ["Stoneware Mug, Seconds", "Steel Desk Fan, Refurbished"];
const desk: Screen = { width: 1280, height: 900 };
const phone: Screen = { width: 375, height: 812 };

const suite = openSuite();
const ids = { run: "", product: "", rendition: "" };

beforeAll(async () => {
  const { stack } = suite;
  const session = openMerchantSession(stack.appUrl, stack.sandboxUrl, `${demoShop}.myshopify.com`);
  const merchant = openMerchant(session, () => undefined);
  await merchant.waitForCatalogue();
  const { page } = await session.read<{ page: ProductPage }>("/app/catalogue", "routes/app.catalogue");
  const chosen = page.products.filter(({ title }) => titles.includes(title)).map(({ id }) => id);
  ids.run = await merchant.startRun(chosen, "shopify-square");
  ids.product = chosen[0] ?? "";
  await merchant.waitForRun(ids.run);
  const run = await session.read<RunDetail>(`/app/runs/${ids.run}`, "routes/app.runs.$runId");
  ids.rendition = run.products[0]?.renditions[0]?.id ?? "";
});

const paths = () => [
  "",
  "/catalogue",
  "/catalogue?search=nothing+of+that+name",
  `/products/${ids.product}`,
  "/runs",
  `/runs/${ids.run}`,
  "/runs/new",
  "/runs/new?all=1",
  "/review",
  `/review/${ids.rendition}`,
  "/settings",
  "/automation",
  "/attention",
  "/channels",
  "/listings",
  "/publications",
  "/exports",
  "/exports/new",
  "/audit",
  "/activity",
  "/team",
];

const inLanguage = (path: string, language: string) =>
  `${path}${path.includes("?") ? "&" : "?"}locale=${language}`;

/** What is wrong with the page as it stands. */
async function faultsOf(visit: Visit): Promise<string[]> {
  const wide = await tooWide(visit);
  return [...(await violationsOn(visit)), ...(wide === 0 ? [] : [`${wide.toString()} px too wide`])];
}

test.each([
  ["en", desk],
  ["en", phone],
  ["de", desk],
  ["de", phone],
] as const)("every page in %s, %o", async (language, screen) => {
  const visit = await startVisit(suite.browser, suite.stack.adminUrl, screen);
  const faults: string[] = [];
  for (const path of paths()) {
    await visit.open(inLanguage(path, language));
    expect(await visit.app.locator("html").getAttribute("lang")).toBe(language);
    faults.push(...(await faultsOf(visit)).map((fault) => `${path}: ${fault}`));
  }
  expect(faults).toEqual([]);
  expect(visit.complaints).toEqual([]);
  await visit.close();
});

test("an error page and an open dialogue hold to it as well", async () => {
  const { visit } = suite;
  await visit.open("/runs/no-such-run");
  await visit.app.getByRole("heading", { name: "Not found" }).waitFor();
  expect(await faultsOf(visit)).toEqual([]);
  expect(visit.complaints.splice(0)).toEqual(["404 /app/runs/no-such-run"]);
  await visit.open(`/review/${ids.rendition}`);
  await visit.app.getByRole("heading", { level: 1 }).click();
  await visit.page.keyboard.press("r");
  await visit.app.getByRole("dialog").getByText("Part of the product is missing").waitFor();
  expect(await faultsOf(visit)).toEqual([]);
  await visit.page.keyboard.press("Escape");
});

test("the page that judges can be made to find something", async () => {
  const { visit } = suite;
  await visit.open("/settings");
  await visit.page.frame("app")?.evaluate(() => {
    document.body.append(Object.assign(document.createElement("img"), { src: "/favicon.svg" }));
  });
  expect((await violationsOn(visit)).map((line) => line.split(" | ")[0])).toEqual(["image-alt"]);
});

test("who wants less motion gets none that lasts", async () => {
  const { visit } = suite;
  await visit.page.emulateMedia({ reducedMotion: "reduce" });
  await visit.open(`/runs/${ids.run}`);
  const bar = visit.app.getByRole("progressbar").locator("span");
  expect(await bar.evaluate((element) => getComputedStyle(element).transitionDuration)).toBe("0s");
  await visit.page.emulateMedia({ reducedMotion: null });
});

test("dark colours leave the compared pictures and their grounds as they are", async () => {
  const { visit } = suite;
  const groundsOf = () =>
    visit.app
      .locator("fieldset span[aria-hidden]")
      .evaluateAll((swatches) => swatches.map((swatch) => getComputedStyle(swatch).background));
  await visit.open(`/review/${ids.rendition}`);
  const light = await groundsOf();
  await visit.page.emulateMedia({ colorScheme: "dark" });
  expect(light.length).toBe(5);
  expect(await groundsOf()).toEqual(light);
  expect(await faultsOf(visit)).toEqual([]);
  await visit.page.emulateMedia({ colorScheme: null });
});

test("with nothing but the keyboard: into the review, through it, and a picture rejected", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  const focused = () =>
    app.locator(":focus").evaluate((element) => ({
      name: element.getAttribute("aria-label") ?? element.textContent,
      visible:
        getComputedStyle(element).outlineStyle !== "none" ||
        getComputedStyle(element, "::after").boxShadow !== "none",
    }));
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      if ((await app.locator(":focus").count()) === 0) continue;
      const at = await focused();
      if (name.test(at.name)) return at;
    }
    throw new Error(`expected ${name.source} to be reached by Tab but it was not`);
  };
  await visit.open("/review");
  await page.locator("#app").focus();
  expect((await tabTo(/Stoneware Mug, Seconds/)).visible).toBe(true);
  await page.keyboard.press("Enter");
  await app.getByRole("heading", { name: "Stoneware Mug, Seconds" }).waitFor();
  await page.keyboard.press("r");
  const dialog = app.getByRole("dialog");
  await dialog.waitFor();
  expect((await tabTo(/^Reject$/)).visible).toBe(true);
  await page.keyboard.press("Enter");
  await visit.toast("Rejected");
  await app.getByRole("heading", { name: "Steel Desk Fan, Refurbished" }).waitFor();
});
