/** Runs a command-line tool of node_modules to its end; its output is only shown when it fails. */
import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { Refusal } from "./refusal.ts";

const execute = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");

/** Nothing of the demo asks the network whether there is a newer version. */
const quiet = { CHECKPOINT_DISABLE: "1" };

/**
 * @param script path below node_modules
 * @throws Refusal with its output, or the signal's reason
 */
export async function runTool(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<void> {
  const file = path.join(root, "node_modules", script);
  try {
    await execute(process.execPath, [file, ...args], {
      cwd: root,
      env: { ...process.env, ...quiet, ...env },
      ...(signal !== undefined && { signal }),
    });
  } catch (thrown) {
    signal?.throwIfAborted();
    const { stdout = "", stderr = "" } = thrown as { stdout?: string; stderr?: string };
    throw new Refusal(`${args.join(" ")} failed:\n${(stdout + stderr).trimEnd()}`);
  }
}
