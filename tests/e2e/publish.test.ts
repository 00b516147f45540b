/**
 * Pictures on their way to the three marketplaces as a merchant sends them: connect, link, plan, publish, look at what
 * buyers see, find out that somebody changed it, and put the old pictures back. The marketplaces' stand-ins answer.
 */
import { expect, test } from "vitest";
import { z } from "zod";
import { sha256Of } from "../setup/channels/harness.ts";
import { eventually } from "../setup/eventually.ts";
import { tooWide, violationsOn } from "./axe.ts";
import { openSuite } from "./suite.ts";
import { phone, startVisit } from "./visit.ts";

const suite = openSuite({ withMarketplaces: true });

interface Marketplace {
  readonly title: string;
  readonly seller: string;
  readonly product: string;
  readonly preset: RegExp;
  /** As its stand-in takes a listing. */
  readonly listing: (sku: string) => object;
  /** What somebody does to the gallery by hand, and how that is undone where restoring cannot. */
  readonly change: (base64: string) => object;
  readonly undo?: object;
}

const marketplaces: Marketplace[] = [
  {
    ...{ title: "Etsy", seller: "DemoHandmade", product: "Resting Seal Sculpture", preset: /^Etsy listing/ },
    listing: (sku) => ({ skus: [sku] }),
    change: () => ({ reverse: true }),
  },
  {
    ...{ title: "eBay", seller: "demo_outlet", product: "Stoneware Mug", preset: /^eBay listing/ },
    listing: (sku) => ({ sku }),
    change: () => ({ reverse: true }),
  },
  {
    ...{ title: "Amazon", seller: "Demo Housewares", product: "Vintage Flight Helmet" },
    preset: /^Amazon main image/,
    listing: (sku) => ({ sku }),
    // Another seller of the product: their main picture wins until Amazon thinks otherwise.
    change: (base64) => ({ preferred: { base64 } }),
    undo: { preferred: null },
  },
];

const shopSchema = z.object({
  products: z.array(
    z.object({
      title: z.string(),
      variants: z.array(z.object({ sku: z.string() })),
      media: z.array(z.object({ url: z.string().nullish() })),
    }),
  ),
});

async function productInShop(title: string) {
  const state = await fetch(`${suite.stack.sandboxUrl}/__sandbox/state?shop=demo-store.myshopify.com`);
  const found = shopSchema.parse(await state.json()).products.find((product) => product.title === title);
  if (found === undefined) throw new Error(`expected ${title} in the shop`);
  const photo = await (await fetch(found.media[0]?.url ?? "")).bytes();
  return { sku: found.variants[0]?.sku ?? "", photo };
}

async function control(origin: string, method: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${origin}/__sandbox${path}`, { method, body: JSON.stringify(body) });
  expect(answer.ok).toBe(true);
}

/** The hashes of what buyers see, in order. */
async function seenByBuyers(url: string): Promise<string[]> {
  const page = await (await fetch(url)).text();
  return hashesOf([...page.matchAll(/<img src="([^"]+)"/g)].map(([, address = ""]) => address));
}

const hashesOf = (addresses: readonly string[]) =>
  Promise.all(addresses.map(async (address) => sha256Of(await (await fetch(address)).bytes())));

/** @returns where the marketplace is */
async function connect({ title, seller, product, listing }: Marketplace): Promise<string> {
  const { visit } = suite;
  const { app, page } = visit;
  await visit.open("/channels");
  await app.getByRole("button", { name: `Connect ${title}`, exact: true }).click();
  await page.getByRole("button", { name: "Allow" }).waitFor();
  const { origin } = new URL(page.url());
  const { sku, photo } = await productInShop(product);
  const pictures = [{ base64: Buffer.from(photo).toString("base64") }];
  await control(origin, "POST", "/listings", { title: `Sold here: ${product}`, pictures, ...listing(sku) });
  await page.getByRole("button", { name: "Allow" }).click();
  await app.getByRole("button", { name: "Connect this account" }).click();
  await app.getByRole("heading", { name: seller, exact: true }).waitFor();
  return origin;
}

async function enhance({ product, preset }: Marketplace): Promise<void> {
  const { visit } = suite;
  const { app, page } = visit;
  await visit.open(`/catalogue?search=${encodeURIComponent(product)}`);
  const href = await app.getByRole("link", { name: product, exact: true }).getAttribute("href");
  await visit.open(`/runs/new?ids[]=${href?.split("/").at(-1) ?? ""}`);
  await app.getByRole("radio", { name: preset }).check();
  await app.getByRole("button", { name: /^Enhance \d+ photo/ }).click();
  await page.waitForURL(/packshot\/runs\/[a-z0-9]+$/);
  await app.getByText(/^\d+ pictures? done$/).waitFor({ timeout: 150_000 });
  await visit.open("/review");
  await app.getByRole("button", { name: /^Approve (all|the) \d+ that passed$/ }).click();
  await app
    .getByRole("dialog")
    .getByRole("button", { name: /^Approve/ })
    .click();
  await visit.toast("approved");
}

async function linkAndPlan({ product }: Marketplace): Promise<void> {
  const { visit } = suite;
  const { app, page } = visit;
  const box = app.getByLabel(`Select Sold here: ${product}`);
  await eventually("the listing to be found and matched", async () => {
    await visit.open(`/listings?link=suggested&search=${encodeURIComponent(`Sold here: ${product}`)}`);
    return (await box.count()) === 1;
  });
  await box.check();
  await app.getByRole("button", { name: "Confirm" }).click();
  await box.waitFor({ state: "detached" });
  await visit.open(`/listings?link=confirmed&search=${encodeURIComponent(`Sold here: ${product}`)}`);
  await box.check();
  expect(await violationsOn(visit)).toEqual([]);
  await app.getByRole("button", { name: "Plan pictures" }).click();
  await page.waitForURL(/publications\?batch=/);
  await app.getByRole("link", { name: `Sold here: ${product}` }).click();
  await app.getByText("What will change").waitFor();
}

test.each(marketplaces)(
  "$title: what was approved is what buyers see, and the way back is open",
  async (marketplace) => {
    const { visit } = suite;
    const { app, page } = visit;
    const origin = await connect(marketplace);
    await enhance(marketplace);
    await linkAndPlan(marketplace);

    expect(await violationsOn(visit)).toEqual([]);
    const path = new URL(page.url()).pathname.replace(/^.*\/packshot/, "");
    const onChannel = await app
      .getByRole("link", { name: `See it on ${marketplace.title}` })
      .getAttribute("href");
    const buyerUrl = onChannel ?? "";
    expect(new URL(buyerUrl).origin).toBe(origin);
    const before = await seenByBuyers(buyerUrl);
    expect(before).toHaveLength(1);
    const planned = app.getByRole("figure").filter({ hasText: "Afterwards" }).locator("img");
    const after = await hashesOf(
      await planned.evaluateAll((images) => (images as HTMLImageElement[]).map(({ src }) => src)),
    );
    // Ours first, and behind them what was there: nothing is taken away that we did not put there.
    expect(after.length).toBeGreaterThan(1);
    expect(after.at(-1)).toBe(before[0]);
    expect(after.slice(0, -1)).not.toContain(before[0]);
    expect(await seenByBuyers(buyerUrl)).toEqual(before);

    await app.getByRole("button", { name: "Publish now" }).click();
    await app.getByText("see these pictures").waitFor();
    expect(await seenByBuyers(buyerUrl)).toEqual(after);

    const base64 = Buffer.from((await productInShop("Aster Velvet Chair")).photo).toString("base64");
    const byHand = `/listings/${new URL(buyerUrl).pathname.split("/").at(-1) ?? ""}`;
    await control(origin, "PATCH", byHand, marketplace.change(base64));
    const changed = await seenByBuyers(buyerUrl);
    expect(changed).not.toEqual(after);
    await app.getByRole("button", { name: "Look now" }).click();
    await app.getByText("Packshot overwrites nothing").waitFor();
    expect(await seenByBuyers(buyerUrl)).toEqual(changed);
    expect(await violationsOn(visit)).toEqual([]);
    await onPhone(path);

    if (marketplace.undo !== undefined) await control(origin, "PATCH", byHand, marketplace.undo);
    await app.getByRole("button", { name: "Put the old pictures back" }).click();
    await app.getByRole("dialog").getByRole("button", { name: "Put the old pictures back" }).click();
    await visit.toast("The old pictures are on their way back");
    await eventually("buyers to see the old picture alone", async () => {
      const seen = await seenByBuyers(buyerUrl);
      return seen.join() === before.join();
    });
    const answer = await fetch(`${origin}/__sandbox/violations`);
    expect(await answer.json()).toEqual([]);
  },
);

test("the order of a listing's pictures is changed by keys, described, kept, and planned so", async () => {
  const { visit } = suite;
  const { app, page } = visit;
  const title = "Sold here: Resting Seal Sculpture";
  await visit.open(`/listings?search=${encodeURIComponent(title)}`);
  await app.getByRole("link", { name: title, exact: true }).click();
  const pictures = app.getByRole("list", { name: "Pictures for this listing" }).locator("img");
  await pictures.first().waitFor();
  expect(await violationsOn(visit)).toEqual([]);
  await onPhone(new URL(page.url()).pathname.replace(/^.*\/packshot/, ""));
  const order = () => pictures.evaluateAll((all) => (all as HTMLImageElement[]).map(({ src }) => src));
  const byRules = await order();
  expect(byRules.length).toBeGreaterThan(1);

  await app.getByRole("button", { name: "Later: Main picture" }).focus();
  await page.keyboard.press("Enter");
  await app.getByLabel("Alt text: Main picture").fill("A seal seen from the side");
  const [first, second, ...others] = byRules;
  expect(await order()).toEqual([second, first, ...others]);
  await page.locator("#save-bar").getByRole("button", { name: "Save" }).click();
  await visit.toast("The order is saved");
  await page.reload();
  await pictures.first().waitFor();
  expect(await order()).toEqual([second, first, ...others]);
  expect(await app.getByLabel("Alt text: Main picture").inputValue()).toBe("A seal seen from the side");

  await app.getByRole("button", { name: "Plan pictures" }).click();
  await page.waitForURL(/publications\?batch=/);
  await app.getByRole("link", { name: title }).click();
  await app.getByText("What will change").waitFor();
  const planned = app.getByRole("figure").filter({ hasText: "Afterwards" }).locator("img");
  expect(await planned.first().getAttribute("alt")).toBe("A seal seen from the side");

  await app.getByRole("button", { name: "Publish later …" }).click();
  expect(await violationsOn(visit)).toEqual([]);
  await app.getByRole("button", { name: "Schedule" }).click();
  await visit.toast("1 publication is scheduled");
  await app.getByText("Until then it can be moved or cancelled").waitFor();
  await app.getByRole("button", { name: "Cancel" }).click();
  await visit.toast("Cancelled");

  await app.getByRole("link", { name: "Arrange pictures" }).click();
  await app.getByRole("button", { name: "Back to the product's order" }).click();
  await visit.toast("follows the product's order again");
  // The toast comes with the answer, the page is read again after it.
  await expect.poll(order).toEqual(byRules);
});

async function onPhone(path: string): Promise<void> {
  const small = await startVisit(suite.browser, suite.stack.adminUrl, phone);
  for (const page of [path, "/publications", "/listings"]) {
    await small.open(page);
    expect([page, await tooWide(small)]).toEqual([page, 0]);
  }
  expect(small.complaints).toEqual([]);
  await small.close();
}
