import "#tests/setup/test-env-without-database.ts";
import { expect, test, vi } from "vitest";
import { whileWanted } from "./while-wanted.ts";

const everyMs = 1;

/** Work that ends only when it is told to. */
const endless = (signal: AbortSignal) =>
  new Promise<string>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });

test("gives work up once nobody wants it", async () => {
  const isWanted = vi.fn().mockResolvedValueOnce(true).mockResolvedValue(false);
  const { signal } = new AbortController();
  expect(await whileWanted({ isWanted, everyMs, signal }, endless)).toBeNull();
  expect(isWanted).toHaveBeenCalledTimes(2);
});

test("goes on while the question cannot be answered, and asks no more when the work is done", async () => {
  const asked = Promise.withResolvers<undefined>();
  const isWanted = vi.fn(async () => {
    asked.resolve(undefined);
    throw new Error("no connection");
  });
  const { signal } = new AbortController();
  const result = await whileWanted({ isWanted, everyMs, signal }, () => asked.promise.then(() => "a cup"));
  expect(result).toBe("a cup");
  const times = isWanted.mock.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isWanted).toHaveBeenCalledTimes(times);
});

test("throws the worker's own reason when that one stops the work", async () => {
  const shutdown = new AbortController();
  const working = whileWanted(
    { isWanted: () => Promise.resolve(true), everyMs, signal: shutdown.signal },
    endless,
  );
  shutdown.abort(new Error("the worker shuts down"));
  await expect(working).rejects.toThrow("the worker shuts down");
});

test("throws what the work throws", async () => {
  const { signal } = new AbortController();
  const failing = () => Promise.reject(new Error("a broken photo"));
  const working = whileWanted({ isWanted: () => Promise.resolve(true), everyMs, signal }, failing);
  await expect(working).rejects.toThrow("a broken photo");
});
