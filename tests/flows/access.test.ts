/** A shop that refuses us in the middle of a run: nothing fails, and everything goes on when it lets us in again. */
import "#tests/setup/test-env.ts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { LostAccess } from "#services/access/read-access.ts";
import { prisma } from "#prisma/client.ts";
import { openTestMerchant, type TestMerchant } from "#tests/setup/test-merchant.ts";
import { openTestStack, type TestStack } from "#tests/setup/test-stack.ts";
import { imageNamed, mugPhoto } from "./photos.ts";

const presetName = "ebay-gallery";

let stack: TestStack;
let merchant: TestMerchant;
let shopId: string;

beforeAll(async () => {
  stack = await openTestStack();
  merchant = await openTestMerchant(stack, "demo-store.myshopify.com");
  shopId = await merchant.visit();
  await merchant.saveSettings({ approval: "auto-approve", writeBackOnApproval: "true" });
});

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") console.error(stack.lastWords());
  await merchant.admin.control("DELETE", "/faults");
});

afterAll(() => stack.stop());

const control = (path: string, body: object = {}) =>
  merchant.admin.control("POST", path, { shop: merchant.domain, ...body });
const shop = () => prisma.shop.findUniqueOrThrow({ where: { id: shopId } });
const parked = () => prisma.parkedJob.count({ where: { shopId } });
const isAway = async () => (await shop()).accessLostAt !== null;
/** What a page that stays open asks again and again. */
const readAccess = () =>
  merchant.session.read<{ lost: LostAccess | null }>("/app/access", "routes/app.access");

/** Two products of one photo each, as far as the app knows them. */
async function begin(name: string) {
  const photo = imageNamed(`${name}.jpg`, "A mug", await mugPhoto(800));
  const products = [
    await merchant.admin.addProduct({ title: `${name} one`, images: [photo] }),
    await merchant.admin.addProduct({ title: `${name} two`, images: [photo] }),
  ];
  const gids = products.map(({ id }) => id);
  await stack.until("the products to be mirrored", async () => {
    await stack.passTime();
    return (await prisma.product.count({ where: { shopId, gid: { in: gids }, images: { some: {} } } })) === 2;
  });
  await stack.quiet();
  return products;
}

const countWrittenBack = (runId: string) =>
  prisma.rendition.count({ where: { runId, state: "written_back" } });

/** The pictures in the shop are new ones, one in each gallery, and nothing was recorded as failed. */
async function expectDone(runId: string, products: Awaited<ReturnType<typeof begin>>): Promise<void> {
  await stack.until("both pictures to be in the shop", async () => (await countWrittenBack(runId)) === 2);
  await stack.quiet();
  for (const { id, media } of products) {
    const after = await merchant.admin.product(id);
    expect(after.media).toHaveLength(1);
    expect(after.media[0]?.id).not.toBe(media[0]?.id);
  }
  expect(await prisma.runProduct.count({ where: { runId, state: "failed" } })).toBe(0);
  expect(await prisma.writeBack.count({ where: { shopId, state: { in: ["failed", "stale"] } } })).toBe(0);
  expect(await parked()).toBe(0);
}

test("a token revoked mid-run: the run waits, the page says so, and the next visit lets it go on", async () => {
  const products = await begin("revoked");
  const runId = await merchant.enhance(
    products.map(({ id }) => id),
    presetName,
  );
  // Long before the first picture is ready to be put into the shop.
  await control("/revoke-tokens");
  await stack.until("the refusal to be noticed", async () => (await isAway()) && (await parked()) > 0);

  const { lost } = await readAccess();
  expect(lost?.since).toBe((await shop()).accessLostAt?.toISOString());
  await stack.until("the access to be back", async () => !(await isAway()));
  await expectDone(runId, products);
  expect(await readAccess()).toEqual({ lost: null });
});

test("refused between approval and write-back: the swap is taken up again, once", async () => {
  const products = await begin("refused");
  stack.sandbox.faults.add({ kind: "access-denied", match: { operation: "stagedUploadsCreate" }, times: 2 });
  const runId = await merchant.enhance(
    products.map(({ id }) => id),
    presetName,
  );
  await stack.until("the refusal to be noticed", isAway);
  // The second refusal may come when the first is over, and puts the shop out of reach once more.
  await stack.until("both pictures to be in the shop, with a page open", async () => {
    await readAccess();
    return (await countWrittenBack(runId)) === 2;
  });
  await expectDone(runId, products);
  // The faults strike twice, so a swap that was begun again after the first refusal may have met the second.
  expect(await prisma.writeBack.count({ where: { shopId, rendition: { runId } } })).toBe(2);
});

test("expired tokens are renewed once, however many jobs need one at the same time", async () => {
  const products = await begin("expired");
  // Before their time: the app believes they are good for another hour.
  await control("/expire-tokens");
  await merchant.admin.control("DELETE", "/requests");
  const runId = await merchant.enhance(
    products.map(({ id }) => id),
    presetName,
  );
  await expectDone(runId, products);
  expect(await isAway()).toBe(false);
  const log = await merchant.admin.control("GET", `/requests?shop=${merchant.domain}`);
  const requests = (await log.json()) as { path: string }[];
  const asked = requests.filter(({ path }) => path === "/admin/oauth/access_token");
  expect(asked).toHaveLength(1);
});

test("uninstalled mid-run and installed again: links, settings and history stay, and the run goes on", async () => {
  const products = await begin("uninstalled");
  const before = {
    settings: (await shop()).settings,
    renditions: await prisma.rendition.count({ where: { shopId } }),
  };
  const ledgers = await prisma.writeBack.findMany({ where: { shopId }, orderBy: { id: "asc" } });
  const runId = await merchant.enhance(
    products.map(({ id }) => id),
    presetName,
  );
  await control("/uninstall");
  await stack.until("the uninstall to arrive", async () => (await shop()).uninstalledAt !== null);
  await stack.quiet();
  expect(await prisma.session.count({ where: { shop: merchant.domain } })).toBe(0);
  expect(await prisma.runProduct.count({ where: { runId, state: { in: ["failed", "cancelled"] } } })).toBe(0);

  await control("/install");
  expect(await merchant.visit()).toBe(shopId);
  await expectDone(runId, products);
  expect((await shop()).settings).toEqual(before.settings);
  expect(await prisma.rendition.count({ where: { shopId } })).toBe(before.renditions + 2);
  const kept = await prisma.writeBack.findMany({
    where: { id: { in: ledgers.map(({ id }) => id) } },
    orderBy: { id: "asc" },
  });
  expect(kept).toEqual(ledgers);
});
