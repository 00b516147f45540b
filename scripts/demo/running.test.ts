import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { beforeEach, expect, test } from "vitest";
import { announceRunning, claimRunning, forgetRunning, readRunning, stopRunning } from "./running.ts";

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "packshot-running-"));
});

/** Another program that claims the folder, says what came of it, and stays. */
async function claimElsewhere() {
  const script = `
    const { claimRunning } = await import(${JSON.stringify(path.join(import.meta.dirname, "running.ts"))});
    console.log(JSON.stringify(await claimRunning(${JSON.stringify(dataDir)})));
    setInterval(() => {}, 1000);`;
  const demo = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: demo.stdout }), "line")) as [string];
  return { demo, other: JSON.parse(line) as unknown };
}

test("of several starts at the same time one wins, and the others learn who", async () => {
  const claims = await Promise.all([claimElsewhere(), claimElsewhere(), claimElsewhere()]);
  const winners = claims.filter(({ other }) => other === null);
  expect(winners).toHaveLength(1);
  expect((await readRunning(dataDir))?.supervisor.pid).toBe(winners[0]?.demo.pid);
  expect(await readdir(dataDir)).toEqual(["running.json"]);
  for (const { demo } of claims) demo.kill("SIGKILL");
});

test("stop ends the supervisor elsewhere; a second stop finds nobody", async () => {
  const { demo } = await claimElsewhere();
  const exited = once(demo, "exit");
  await expect(stopRunning(dataDir)).resolves.toBe(true);
  await expect(exited).resolves.toEqual([null, "SIGTERM"]);
  await expect(stopRunning(dataDir)).resolves.toBe(false);
});

test("takes over from one that was killed", async () => {
  const { demo } = await claimElsewhere();
  const exited = once(demo, "exit");
  demo.kill("SIGKILL");
  await exited;
  await expect(readRunning(dataDir)).resolves.toBeNull();
  await expect(claimRunning(dataDir)).resolves.toBeNull();
  await announceRunning(dataDir, "http://127.0.0.1:4010/");
  expect((await claimRunning(dataDir))?.adminUrl).toBe("http://127.0.0.1:4010/");
  await forgetRunning(dataDir);
  await expect(readRunning(dataDir)).resolves.toBeNull();
});

test("never stops a newer program that got a dead one's number", async () => {
  const supervisor = { pid: process.pid, startedAt: "1" };
  await writeFile(path.join(dataDir, "running.json"), JSON.stringify({ supervisor, adminUrl: null }));
  await expect(stopRunning(dataDir)).resolves.toBe(false);
});

test.each(["", "{", "[]"])("passes over a file that a power cut left as %j", async (text) => {
  await writeFile(path.join(dataDir, "running.json"), text);
  await expect(claimRunning(dataDir)).resolves.toBeNull();
});
