/** Swaps of several products at once, whose uploads and changes go to the sandbox shop together. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { joinCalls } from "#connectors/shopify/join-calls.ts";
import { planSwap, replaceMedia } from "#connectors/shopify/replace-media.ts";
import { patience } from "./shopify/mug-shop.ts";
import { openShop, paint, type ProductState, type TestShop } from "./shopify/open-shop.ts";

let shop: TestShop;
let products: readonly (ProductState & { readonly title: string })[];

const colours = ["navy", "teal", "plum", "olive", "coral"];

beforeEach(async () => {
  shop = await openShop();
  products = await Promise.all(
    colours.map(async (title) => {
      const base64 = (await paint(title)).toString("base64");
      const images = [{ alt: title, fileName: `${title}.jpg`, base64 }];
      return { title, ...(await shop.addProduct({ title, images })) };
    }),
  );
});

afterEach(() => shop.stop());

/** Swaps the picture of every product, each as a job of its own. */
async function swapAll(): Promise<PromiseSettledResult<unknown>[]> {
  const join = joinCalls(shop.client);
  return Promise.allSettled(
    products.map(async ({ id, title, media }) => {
      const client = join(shop.client);
      const target = { mediaId: media[0]!.id, position: 0, alt: title };
      const ledger = await planSwap({ client, productId: id, target, fileName: `${title}.jpg` });
      const file = { bytes: await paint("white"), mimeType: "image/jpeg" };
      await replaceMedia({ client, ledger, file, saveLedger: () => Promise.resolve(), patience });
    }),
  );
}

const callsOf = async (operation: string) =>
  (await shop.operations()).filter((name) => name === operation).length;

async function expectSwapped(product: (typeof products)[number]): Promise<void> {
  const { media } = await shop.product(product.id);
  expect(media).toMatchObject([{ alt: product.title, status: "READY" }]);
  expect(media[0]!.id).not.toBe(product.media[0]!.id);
  expect(media[0]!.fileName).toMatch(new RegExp(`^${product.title}-`));
}

test("each product gets its own picture, in fewer calls than there are pictures", async () => {
  expect((await swapAll()).map(({ status }) => status)).toEqual(colours.map(() => "fulfilled"));
  for (const product of products) await expectSwapped(product);
  for (const operation of ["PackshotStageUpload", "PackshotCreateFile"])
    expect(await callsOf(operation)).toBeLessThan(colours.length);
  expect(await callsOf("PackshotUpdateFile")).toBeLessThan(2 * colours.length);
});

test("one that Shopify refuses takes none of the others along", async () => {
  await shop.breakNext({
    ...{ kind: "user-error", match: { operation: "PackshotCreateFile", contains: "plum-" }, times: 2 },
    userError: { field: ["files", "2"], message: "No room", code: "UNACCEPTABLE_TRIAL_ASSET" },
  });
  const ended = await swapAll();
  expect(ended.map(({ status }) => status)).toEqual(
    colours.map((title) => (title === "plum" ? "rejected" : "fulfilled")),
  );
  for (const product of products.filter(({ title }) => title !== "plum")) await expectSwapped(product);
});

test("an answer that got lost fails all of them, as nobody knows what was done", async () => {
  await shop.breakNext({ kind: "drop-after", match: { operation: "PackshotCreateFile" }, times: 1 });
  const failed = (await swapAll()).filter(({ status }) => status === "rejected");
  expect(failed.length).toBeGreaterThan(1);
  for (const { reason } of failed as PromiseRejectedResult[])
    expect(reason).toMatchObject({ code: "CHANNEL_FAILED" });
});
