/**
 * `./demo --once`: the main job, headless, through the app's own routes: enhance, approve what passed,
 * write back, revert one, and compare the shop with what it was. Ends with one JSON line.
 */
import { chmod, mkdir, mkdtemp, readdir } from "node:fs/promises";
import path from "node:path";
import { expectSame, swappedPictures } from "./compare-galleries.ts";
import { removeDataFolder } from "./data-folder.ts";
import { openMerchantSession } from "./merchant-session.ts";
import { openMerchant } from "./merchant.ts";
import { freePorts } from "./ports.ts";
import { prepareModel } from "./prepare-model.ts";
import { Refusal } from "./refusal.ts";
import { claimRunning, readRunning } from "./running.ts";
import { galleriesOf } from "./sandbox-shop.ts";
import { demoShop, startStack, type Stack } from "./stack.ts";
import { aborted, listenForStop } from "./stop-signal.ts";

const productCount = 12;
const presetName = "amazon-main";
const runsDir = path.resolve(import.meta.dirname, "../../.data");
const folderPrefix = "once-";

let lastLine = "";
/** Progress goes to stderr, so that stdout holds the JSON line alone. */
const say = (line: string) => {
  if (line !== lastLine) process.stderr.write(`${line}\n`);
  lastLine = line;
};

export async function runOnce(): Promise<void> {
  const signal = listenForStop();
  await clearKilledRuns();
  const dataDir = await mkdtemp(path.join(runsDir, folderPrefix));
  await chmod(dataDir, 0o755); // PostgreSQL may run under another account
  try {
    await claimRunning(dataDir);
    await prepareModel(say, signal);
    const stack = await startStack({ dataDir, ports: await freePorts(), say, signal });
    try {
      const report = await stack.whileUp(Promise.race([mainJob(stack), aborted(signal)]));
      console.log(JSON.stringify(report));
    } finally {
      await stack.stop();
    }
  } finally {
    await removeDataFolder(dataDir);
  }
}

/** What earlier runs left behind that were killed before they could clear up. */
async function clearKilledRuns(): Promise<void> {
  await mkdir(runsDir, { recursive: true });
  for (const name of await readdir(runsDir)) {
    const folder = path.join(runsDir, name);
    if (name.startsWith(folderPrefix) && (await readRunning(folder)) === null) await removeDataFolder(folder);
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
  const { images, passed, review, failed } = await merchant.waitForRun(runId);
  const wallMs = Date.now() - startedAt;

  await merchant.approvePassed(runId);
  const writtenBack = await merchant.waitForWriteBacks(runId);
  expectSame(passed, writtenBack.length, "the number of pictures written back");
  expectSame(passed, swappedPictures(before, await readGalleries()).length, "the number of new pictures");

  const [first] = writtenBack;
  if (first === undefined) throw new Refusal("expected at least one picture to pass but none did");
  await merchant.revert(runId, first.renditionId);
  expectSame(
    passed - 1,
    swappedPictures(before, await readGalleries()).length,
    "the number of new pictures after one revert",
  );

  return {
    products: products.length,
    ...{ images, passed, review, failed },
    ...{ writtenBack: writtenBack.length, reverted: 1, wallMs },
    imagesPerMinute: Math.round((images / wallMs) * 600_000) / 10,
  };
}
