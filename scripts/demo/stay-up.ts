/** `./demo`: starts everything, prints one address, and stays until Ctrl-C or `./demo stop`. */
import { removeDataFolder } from "./data-folder.ts";
import { portsFrom } from "./ports.ts";
import { prepareModel } from "./prepare-model.ts";
import { announceRunning, claimRunning, forgetRunning, readRunning } from "./running.ts";
import { dataDirOf, type ShopSize } from "./shop-size.ts";
import { startStack } from "./stack.ts";
import { aborted, listenForStop } from "./stop-signal.ts";

const say = (line: string) => {
  console.log(line);
};

export async function stayUp(shop: ShopSize, basePort: number): Promise<void> {
  const dataDir = dataDirOf(shop);
  const signal = listenForStop();
  // The generated shop begins anew with each start; what was stored of an earlier one does not fit it.
  if (shop === "large" && (await readRunning(dataDir)) === null) await removeDataFolder(dataDir);
  const other = await claimRunning(dataDir);
  if (other !== null) {
    say(other.adminUrl === null ? "The demo is just starting." : `The demo is running: ${other.adminUrl}`);
    return;
  }
  try {
    await runUntilAsked(shop, basePort, signal);
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
    say("Stopped.");
  } finally {
    await forgetRunning(dataDir);
  }
}

async function runUntilAsked(shop: ShopSize, basePort: number, signal: AbortSignal): Promise<void> {
  const dataDir = dataDirOf(shop);
  const ports = await portsFrom(basePort);
  await prepareModel(say, signal);
  const stack = await startStack({ dataDir, ports, shop, withMarketplaces: true, say, signal });
  try {
    await announceRunning(dataDir, stack.adminUrl);
    say(`\n  Packshot is up: ${stack.adminUrl}\n`);
    say("  Ctrl-C or ./demo stop ends it; ./demo reset forgets what it stored.");
    await stack.whileUp(aborted(signal));
  } finally {
    say("Stopping …");
    await stack.stop();
  }
}
