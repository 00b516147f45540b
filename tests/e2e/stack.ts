/** The whole product for one browser suite: on free ports, with data of its own that is removed afterwards. */
import { mkdir, mkdtemp } from "node:fs/promises";
import path from "node:path";
import { removeDataFolder } from "#scripts/demo/data-folder.ts";
import { freePorts } from "#scripts/demo/ports.ts";
import { prepareModel } from "#scripts/demo/prepare-model.ts";
import { startStack, type Stack, type StackOptions } from "#scripts/demo/stack.ts";

const runsDir = path.resolve(import.meta.dirname, "../../.data");
export type MoreOptions = Pick<StackOptions, "shop" | "env" | "withMarketplaces">;

const startLimitMs = 5 * 60_000;

export async function openStack(say: (line: string) => void, more: MoreOptions = {}): Promise<Stack> {
  await mkdir(runsDir, { recursive: true });
  const dataDir = await mkdtemp(path.join(runsDir, "e2e-"));
  const signal = AbortSignal.timeout(startLimitMs);
  try {
    await prepareModel(say, signal);
    const stack = await startStack({ dataDir, ports: await freePorts(), say, ...more });
    return {
      ...stack,
      stop: async () => {
        await stack.stop();
        await removeDataFolder(dataDir);
      },
    };
  } catch (thrown) {
    await removeDataFolder(dataDir);
    throw thrown;
  }
}
