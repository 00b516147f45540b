import { expect, test } from "vitest";
import { openBrowser } from "./browser.ts";

test("says how to get Chromium when there is none", async () => {
  await expect(openBrowser("/no/such/chromium")).rejects.toThrow(
    "expected Chromium at /no/such/chromium but received none; run: apt-get install -y chromium",
  );
});
