/**
 * `./demo --once`: the main job, headless, through the app's own routes: enhance, approve what passed,
 * write back, revert one, and compare the shop with what it was. Ends with one JSON line.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { openMerchantSession } from "./merchant-session.ts";
import { openMerchant } from "./merchant.ts";
import { freePorts } from "./ports.ts";
import { prepareModel } from "./prepare-model.ts";
import { Refusal } from "./refusal.ts";
import { galleriesOf, type Gallery } from "./sandbox-shop.ts";
import { demoShop, startStack, type Stack } from "./stack.ts";

const productCount = 12;
const presetName = "amazon-main";
const runsDir = path.resolve(import.meta.dirname, "../../.data");
const say = (line: string) => process.stderr.write(`${line}\n`);

export async function runOnce(): Promise<void> {
  await mkdir(runsDir, { recursive: true });
  const dataDir = await mkdtemp(path.join(runsDir, "once-"));
  try {
    await prepareModel(say);
    const stack = await startStack({ dataDir, ports: await freePorts(), say });
    try {
      const ended = stack.broken.then(({ name, lastLines }) => {
        throw new Refusal(`the ${name} ended by itself. Its last words:\n${lastLines}`);
      });
      const report = await Promise.race([mainJob(stack), ended]);
      console.log(JSON.stringify(report));
    } finally {
      await stack.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function mainJob(stack: Stack) {
  const shopDomain = `${demoShop}.myshopify.com`;
  const merchant = openMerchant(openMerchantSession(stack.appUrl, stack.sandboxUrl, shopDomain), say);
  const readGalleries = () => galleriesOf(stack.sandboxUrl, shopDomain);

  await merchant.waitForCatalogue();
  const before = await readGalleries();
  const products = await merchant.pickProducts(productCount);

  const startedAt = Date.now();
  const runId = await merchant.startRun(products, presetName);
  const run = await merchant.waitForRun(runId);
  const wallMs = Date.now() - startedAt;

  const approved = await merchant.approvePassed(runId);
  const writtenBack = await merchant.waitForWriteBacks(runId, approved.length);
  expectSwapped(before, await readGalleries(), writtenBack.length);

  const [first] = writtenBack;
  if (first === undefined) throw new Refusal("expected at least one picture to pass and be written back but received none");
  await merchant.revert(first.id);
  const productGid = first.productGid;
  expectSame(before.get(productGid), (await readGalleries()).get(productGid), productGid);

  const { passed, review, failed, images } = run;
  const imagesPerMinute = Math.round((images / wallMs) * 600_000) / 10;
  return {
    products: products.length,
    ...{ images, passed, review, failed },
    ...{ writtenBack: writtenBack.length, reverted: 1, wallMs, imagesPerMinute },
  };
}

/** Every gallery keeps its length, order and alt texts; exactly as many pictures are new as were written back. */
function expectSwapped(before: ReadonlyMap<string, Gallery>, after: ReadonlyMap<string, Gallery>, writtenBack: number): void {
  let swapped = 0;
  for (const [productGid, gallery] of before) {
    const now = after.get(productGid) ?? [];
    expectSame(gallery.map(({ alt }) => alt), now.map(({ alt }) => alt), `the alt texts of ${productGid}`);
    swapped += gallery.filter(({ mediaId }, position) => now[position]?.mediaId !== mediaId).length;
  }
  expectSame(writtenBack, swapped, "the number of swapped pictures");
}

function expectSame(expected: unknown, received: unknown, what: string): void {
  const [left, right] = [JSON.stringify(expected), JSON.stringify(received)];
  if (left !== right) throw new Refusal(`expected ${left} for ${what} in the shop but received ${right}`);
}
