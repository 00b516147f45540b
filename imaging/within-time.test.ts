import { expect, it } from "vitest";
import { withinTime } from "./within-time.ts";

const late = () => new Error("late");

it("gives what the work gives, or throws", async () => {
  await expect(withinTime(Promise.resolve(7), 60_000, late)).resolves.toBe(7);
  await expect(withinTime(Promise.reject(new Error("broken")), 60_000, late)).rejects.toThrow("broken");
});

it("waits no longer than it is told", async () => {
  const { promise } = Promise.withResolvers<number>();
  await expect(withinTime(promise, 5, late)).rejects.toThrow("late");
});
