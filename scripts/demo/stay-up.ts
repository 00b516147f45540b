/** `./demo`: starts everything, prints one address, and stays until Ctrl-C or `./demo stop`. */
import { mkdir } from "node:fs/promises";
import { once } from "node:events";
import { portsFrom } from "./ports.ts";
import { prepareModel } from "./prepare-model.ts";
import { Refusal } from "./refusal.ts";
import { forgetRunning, readRunning, stopRunning, writeRunning } from "./running.ts";
import { startStack } from "./stack.ts";

const say = (line: string) => console.log(line);

export async function stayUp(dataDir: string, basePort: number): Promise<void> {
  const running = await readRunning(dataDir);
  if (running !== null) {
    return say(
      running.adminUrl === null ? "The demo is just starting." : `The demo is running: ${running.adminUrl}`,
    );
  }
  await mkdir(dataDir, { recursive: true });
  await stopRunning(dataDir); // what a killed demo left behind
  const ports = await portsFrom(basePort);
  await writeRunning(dataDir, { supervisorPid: process.pid, servicePids: [], adminUrl: null });

  const asked = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  try {
    await prepareModel(say);
    const stack = await startStack({ dataDir, ports, say });
    const { servicePids, adminUrl } = stack;
    await writeRunning(dataDir, { supervisorPid: process.pid, servicePids: [...servicePids], adminUrl });
    say(
      `\n  Packshot is up: ${adminUrl}\n\n  Ctrl-C or ./demo stop ends it; ./demo reset forgets what it stored.`,
    );
    const broken = await Promise.race([asked.then(() => null), stack.broken]);
    say("Stopping …");
    await stack.stop();
    if (broken !== null)
      throw new Refusal(`the ${broken.name} ended by itself. Its last words:\n${broken.lastLines}`);
  } finally {
    await forgetRunning(dataDir);
  }
}
