/**
 * `npm run bench:pages`: every page of the built app in Chromium on a processor slowed four times: largest paint, layout
 * shift, slowest interaction, and the JavaScript of its route. Fails when one is over its budget.
 *
 * It starts a sandbox shop of 50,000 products of its own. `--at URL` measures a running one instead, by the address of
 * the app in the shop's admin, as `./demo` prints it.
 */
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { openMerchant } from "#scripts/demo/merchant.ts";
import { openMerchantSession } from "#scripts/demo/merchant-session.ts";
import { demoShop } from "#scripts/demo/stack.ts";
import type { RunDetail } from "#services/runs/read-run.ts";
import { openBrowser } from "#tests/e2e/browser.ts";
import { openStack } from "#tests/e2e/stack.ts";
import { startVisit, type Visit } from "#tests/e2e/visit.ts";
import { addressOf, pages, type BenchPage } from "./pages.ts";
import { planOnEtsy } from "./plan-on-etsy.ts";
import { routeWeights } from "./route-weights.ts";
import { observeVitals, readVitals, slowProcessor, type Vitals } from "./vitals.ts";

const budget = { lcpMs: 2_500, cls: 0.1, inpMs: 200, scriptBytes: 150 * 1_024 };
const screen = { width: 1_280, height: 900 };
/** Long enough for late pictures and shifts. */
const settleMs = 2_000;
/** Enough for a page of every kind. */
const enhancedProducts = 2;

interface Row extends Vitals {
  readonly page: BenchPage;
  readonly scriptBytes: number;
}

const { values } = parseArgs({ options: { at: { type: "string" } } });
const rows = values.at === undefined ? await onOwnShop() : await measure(values.at);
const { shared, routes } = routeWeights();
print(rows);
process.exitCode = rows.some((row) => faultsOf(row).length > 0) ? 1 : 0;

async function onOwnShop(): Promise<Row[]> {
  const stack = await openStack(console.log, {
    shop: "large",
    withMarketplaces: true,
    env: { BILLING: "api", BILLING_TEST: "1" },
  });
  try {
    const session = openMerchantSession(stack.appUrl, stack.sandboxUrl, `${demoShop}.myshopify.com`);
    const merchant = openMerchant(session, () => undefined);
    await merchant.waitForCatalogue();
    const runId = await merchant.startRun(await merchant.pickProducts(enhancedProducts), "shopify-square");
    await merchant.waitForRun(runId);
    const run = await session.read<RunDetail>(`/app/runs/${runId}`, "routes/app.runs.$runId");
    await planOnEtsy(session, stack.adminUrl, run);
    return await stack.whileUp(measure(stack.adminUrl));
  } finally {
    await stack.stop();
  }
}

async function measure(adminUrl: string): Promise<Row[]> {
  const browser = await openBrowser();
  try {
    const measured: Row[] = [];
    for (const page of pages) {
      const row = await measurePage(browser, adminUrl, page);
      if (row) measured.push(row);
      else console.log(`${page.name}: the shop has none to show`);
    }
    return measured;
  } finally {
    await browser.close();
  }
}

/** In a tab of its own, so that nothing is cached. */
async function measurePage(browser: Browser, adminUrl: string, page: BenchPage): Promise<Row | null> {
  const finder = await startVisit(browser, adminUrl, screen);
  const address = await addressOf(page, finder);
  await finder.close();
  if (address === null) return null;
  const visit = await startVisit(browser, adminUrl, screen);
  await visit.page.addInitScript(observeVitals);
  await slowProcessor(visit);
  await visit.open(address);
  const vitals = await interactAndRead(visit, page);
  await visit.close();
  console.log(`${page.name}: ${JSON.stringify(vitals)}`);
  const weight = routeWeights().routes.get(page.route);
  if (weight === undefined) throw new Error(`expected route ${page.route} in the build but received none`);
  return { ...vitals, page, scriptBytes: weight.script };
}

async function interactAndRead(visit: Visit, page: BenchPage): Promise<Vitals> {
  await visit.page.waitForTimeout(settleMs);
  await page.interact(visit);
  await visit.page.waitForTimeout(settleMs);
  return readVitals(visit);
}

function faultsOf({ lcpMs, cls, inpMs, scriptBytes }: Row): string[] {
  return [
    ...(lcpMs > budget.lcpMs ? ["LCP"] : []),
    ...(cls > budget.cls ? ["CLS"] : []),
    ...(inpMs > budget.inpMs ? ["INP"] : []),
    ...(scriptBytes > budget.scriptBytes ? ["JS"] : []),
  ];
}

function print(measured: readonly Row[]): void {
  const kilobytes = (bytes: number) => `${(bytes / 1_024).toFixed(1)} KB`;
  console.log("\n| page | LCP | CLS | INP | JS, gzip | over budget |\n| --- | --- | --- | --- | --- | --- |");
  for (const row of measured) {
    const figures = [
      `${row.lcpMs.toFixed(0)} ms`,
      row.cls.toFixed(3),
      `${row.inpMs.toFixed(0)} ms`,
      kilobytes(row.scriptBytes),
      faultsOf(row).join(", ") || "–",
    ];
    console.log(`| ${[row.page.name, ...figures].join(" | ")} |`);
  }
  const texts = Math.max(...[...routes.values()].map((weight) => weight.texts));
  console.log(
    `\nBudgets: LCP ${budget.lcpMs.toString()} ms, CLS ${budget.cls.toString()}, INP ${budget.inpMs.toString()} ms, JS ${kilobytes(budget.scriptBytes)}.`,
  );
  console.log(
    `Of each page's JS ${kilobytes(shared)} are shared; one language's texts are ${kilobytes(texts)} more.`,
  );
}
