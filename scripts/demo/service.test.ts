import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, test, vi } from "vitest";
import { isRunning } from "../starter.ts";
import { openParts } from "./parts.ts";
import { startService, type ServiceOptions } from "./service.ts";

const logDir = mkdtempSync(path.join(tmpdir(), "packshot-service-"));

const start = (script: string, more: Partial<ServiceOptions> = {}) =>
  startService({ name: "clock", args: ["-e", script], env: process.env, logDir, ready: /ready/, ...more });

const steady = 'console.log("ready as " + process.pid); setInterval(() => {}, 1000);';

test("is running once it is ready, keeps its log, and stops when asked", async () => {
  const polite = 'process.on("SIGTERM", () => { console.log("bye"); process.exit(); });';
  const clock = await start(`${polite} ${steady}`);
  expect(isRunning(clock.pid)).toBe(true);
  await clock.stop();
  expect(isRunning(clock.pid)).toBe(false);
  expect(await clock.ended).toMatch(/^ready as \d+\nbye$/);
  await vi.waitFor(() => {
    expect(readFileSync(path.join(logDir, "clock.log"), "utf8")).toContain("bye");
  });
});

test("says the last words of one that dies while it is starting", async () => {
  await expect(start('console.error("no database"); process.exit(1)')).rejects.toThrow(
    "the clock ended while it was starting:\nno database",
  );
});

test("ends one that is never ready, and names its log", async () => {
  const late = start('console.log("thinking"); setInterval(() => {}, 1000)', { readyTimeoutMs: 300 });
  await expect(late).rejects.toThrow(/^the clock was not ready within 0\.3 s; its log is .*clock\.log$/);
});

test("ends a start that is abandoned, with the reason of whoever did", async () => {
  const asked = new AbortController();
  const starting = start("setInterval(() => {}, 1000)", { signal: asked.signal });
  asked.abort(new Error("stopped by SIGINT"));
  await expect(starting).rejects.toThrow("stopped by SIGINT");
});

test("ends with the program that started it, also when that is killed", async () => {
  const script = `
    const { startService } = await import(${JSON.stringify(path.join(import.meta.dirname, "service.ts"))});
    const options = { name: "orphan", env: process.env, logDir: ${JSON.stringify(logDir)}, ready: /ready/ };
    const { pid } = await startService({ ...options, args: ["-e", ${JSON.stringify(steady)}] });
    console.log(pid);`;
  const demo = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: demo.stdout }), "line")) as [string];
  expect(isRunning(Number(line))).toBe(true);
  demo.kill("SIGKILL");
  await vi.waitFor(() => {
    expect(isRunning(Number(line))).toBe(false);
  }, 10_000);
});

test("parts: one that fails to start ends the others, and its own words are told", async () => {
  const parts = openParts();
  const { signal } = parts;
  const both = parts.start(
    start("setInterval(() => {}, 1000)", { signal }),
    start('console.error("no model"); process.exit(1)', { signal, name: "worker" }),
  );
  await expect(both).rejects.toThrow("the worker ended while it was starting:\nno model");
});

test("parts: what fails because one of them died is told in the words of the dead one", async () => {
  const parts = openParts();
  const [clock] = await parts.start(start(`console.log("out of memory"); ${steady}`));
  const work = clock.ended.then(() => {
    throw new Error("fetch failed");
  });
  process.kill(clock.pid, "SIGKILL");
  await expect(parts.whileUp(work)).rejects.toThrow(
    /^the clock ended by itself\. Its last words:\n[^]*out of memory/,
  );
  await parts.stop();
});
