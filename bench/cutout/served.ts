/** A runner that stays up and cuts photos out one at a time, when it is told to. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { readCpuSeconds } from "../process-figures.ts";
import type { Contender } from "./contenders.ts";

export interface OneCut {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

export interface Served {
  cut(input: string, output: string): Promise<OneCut>;
  close(): Promise<void>;
}

export function serve({ name, cwd, env, serve: words }: Contender): Served {
  const child: ChildProcess = spawn(process.execPath, words, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { stdin, stdout, pid } = child;
  if (!stdin || !stdout || pid === undefined) throw new Error(`expected ${name} to start but it did not`);
  const exited = once(child, "exit");
  const answers = createInterface({ input: stdout })[Symbol.asyncIterator]();
  return {
    async cut(input, output) {
      const before = await readCpuSeconds(pid);
      stdin.write(`${JSON.stringify({ input, output })}\n`);
      const answer = await answers.next();
      if (answer.done === true) throw new Error(`expected a picture of ${name} but it ended`);
      const { ms } = JSON.parse(answer.value) as { ms: number };
      return { seconds: ms / 1000, cpuSeconds: (await readCpuSeconds(pid)) - before };
    },
    async close() {
      stdin.end();
      await exited;
    },
  };
}
