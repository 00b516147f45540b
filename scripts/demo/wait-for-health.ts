/** Waits until an address answers 200. */
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal.ts";

export async function waitForHealth(url: string, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok === true) return;
    await sleep(150);
  }
  throw new Refusal(`expected ${url} to answer within ${timeoutMs / 1000} s but it did not`);
}
