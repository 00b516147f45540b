/** The whole product for one browser suite: on free ports, with data of its own that is removed afterwards. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { freePorts } from "#scripts/demo/ports.ts";
import { prepareModel } from "#scripts/demo/prepare-model.ts";
import { startStack, type Stack } from "#scripts/demo/stack.ts";

const runsDir = path.resolve(import.meta.dirname, "../../.data");

export async function openStack(say: (line: string) => void = () => undefined): Promise<Stack> {
  await mkdir(runsDir, { recursive: true });
  const dataDir = await mkdtemp(path.join(runsDir, "e2e-"));
  const removeData = () => rm(dataDir, { recursive: true, force: true });
  try {
    await prepareModel(say);
    const stack = await startStack({ dataDir, ports: await freePorts(), say });
    return {
      ...stack,
      stop: async () => {
        await stack.stop();
        await removeData();
      },
    };
  } catch (thrown) {
    await removeData();
    throw thrown;
  }
}
