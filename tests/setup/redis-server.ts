/** Starts the system's own redis-server for tests, on a free port and without anything on disk. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "#scripts/free-port.ts";

export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** @param at the address of one that was stopped, to start it again with nothing in it */
export async function startRedis(at?: string): Promise<TestRedis> {
  const port = at === undefined ? (await freePort()).toString() : new URL(at).port;
  const flags = ["--port", port, "--bind", "127.0.0.1", "--save", "", "--maxmemory-policy", "noeviction"];
  const server = spawn("redis-server", flags, { stdio: ["ignore", "pipe", "inherit"], cwd: "/" });
  await new Promise<void>((resolve, reject) => {
    let said = "";
    server.once("error", (cause) => {
      reject(
        new Error("expected redis-server but received none; run: apt-get install -y redis-server", { cause }),
      );
    });
    server.once("exit", () => {
      reject(new Error(`expected redis-server to start but received "${said.trim()}"`));
    });
    server.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (said.includes("Ready to accept connections")) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
    },
  };
}
