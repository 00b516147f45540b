/** `./demo`: start, stop, reset, or run the main job once. */
import { parseArgs } from "node:util";
import { AppError } from "#core/errors.ts";
import { removeDataFolder } from "./data-folder.ts";
import { runOnce } from "./once.ts";
import { Refusal } from "./refusal.ts";
import { stopRunning } from "./running.ts";
import { dataDirOf, readShopSize, shopSizes } from "./shop-size.ts";
import { stayUp } from "./stay-up.ts";

const usage = `Usage: ./demo [--port BASE]   start; BASE (default 4010) and the ports after it are used
       ./demo --shop large   the same with a generated shop of 50,000 products, new at each start, kept apart
       ./demo --once         run the main job headless and print one JSON line
       ./demo stop           stop a demo started elsewhere
       ./demo reset          stop it and forget everything it stored`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      once: { type: "boolean", default: false },
      port: { type: "string", default: "4010" },
      shop: { type: "string", default: "small" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const [command = values.once ? "once" : "start", ...rest] = positionals;
  if (values.help || rest.length > 0) {
    console.log(usage);
    return;
  }

  switch (command) {
    case "start":
      return stayUp(readShopSize(values.shop), readPort(values.port));
    case "once":
      return runOnce();
    case "stop":
      console.log((await stopAll()) ? "The demo is stopped." : "The demo was not running.");
      return;
    case "reset":
      await stopAll();
      for (const size of shopSizes) await removeDataFolder(dataDirOf(size));
      console.log("Everything the demo stored is gone. ./demo starts afresh.");
      return;
    default:
      throw new Refusal(`expected start, stop, reset or --once but received ${command}\n${usage}`);
  }
}

/** False when none was running. */
async function stopAll(): Promise<boolean> {
  const stopped = await Promise.all(shopSizes.map((size) => stopRunning(dataDirOf(size))));
  return stopped.includes(true);
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1024 && port <= 65_000) return port;
  throw new Refusal(`expected a port from 1024 to 65000 for --port but received ${text}`);
}

try {
  await main();
  process.exit(0); // a download that was abandoned must not hold this up
} catch (thrown) {
  console.error(sentenceFor(thrown));
  process.exit(1);
}

/** What a person can act on is one sentence; anything else is shown whole, to be reported. */
function sentenceFor(thrown: unknown): unknown {
  if (thrown instanceof Refusal) return `packshot: ${thrown.message}`;
  if (thrown instanceof AppError) return `packshot: ${thrown.userMessage}`;
  if (thrown instanceof Error && "code" in thrown && thrown.code === "ENOSPC")
    return "packshot: the disk is full. Free some space and start again.";
  return thrown;
}
