import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { whenChanged } from "./stamp.ts";

test("does the work once per change, and again after work that failed", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "packshot-stamp-"));
  const source = path.join(folder, "source.txt");
  const patterns = [path.relative(path.resolve(import.meta.dirname, "../.."), source)];
  let times = 0;
  const build = (work: () => void = () => (times += 1)) =>
    whenChanged(path.join(folder, "built/stamp"), patterns, () => {
      work();
      return Promise.resolve();
    });

  await writeFile(source, "one");
  await build();
  await build();
  expect(times).toBe(1);

  await writeFile(source, "two");
  const broken = build(() => {
    throw new Error("cut short");
  });
  await expect(broken).rejects.toThrow("cut short");
  await writeFile(source, "one"); // as it was when the last work succeeded, which the broken one has since spoilt
  await build();
  expect(times).toBe(2);
});
