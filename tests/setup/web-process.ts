/** The built app, served by its real server in a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { buildApp } from "#scripts/demo/build-app.ts";
import { eventually } from "./eventually.ts";

export interface WebProcess {
  /** What it said so far. */
  output(): string;
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, "../..");

/** Builds the app when its sources changed, and resolves once it answers. @param settings added to this process's own environment */
export async function startWebProcess(
  appUrl: string,
  settings: Readonly<Record<string, string>>,
): Promise<WebProcess> {
  await buildApp(() => undefined);
  const { hostname: HOST, port: PORT } = new URL(appUrl);
  const args = ["app/serve.ts"];
  const production = { NODE_ENV: "production", PACKSHOT_ALLOW_SANDBOX: "1", HOST, PORT } as const;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...settings, ...production },
    stdio: "pipe",
  });
  const exited = once(child, "exit");
  let said = "";
  const hear = (chunk: Buffer) => (said += chunk.toString("utf8"));
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const stop = async () => {
    child.kill("SIGKILL"); // it holds nothing that a crash could lose
    await exited;
  };
  try {
    await eventually("the app to answer", async () => {
      if (child.exitCode !== null) throw new Error(`expected a running app but it ended:\n${said}`);
      const answer = await fetch(`${appUrl}/healthz`).catch(() => null);
      return answer?.ok;
    });
  } catch (thrown) {
    await stop();
    throw thrown;
  }
  return { output: () => said, stop };
}
