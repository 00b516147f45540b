/** What every browser test file has: one stack, one browser and one tab, and no complaint left over after a test. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { Stack } from "#scripts/demo/stack.ts";
import { openBrowser } from "./browser.ts";
import { openStack, type MoreOptions } from "./stack.ts";
import { desktop, startVisit, type Visit } from "./visit.ts";

export interface Suite {
  readonly stack: Stack;
  readonly browser: Browser;
  readonly visit: Visit;
}

/** Call it at the top of a test file; read its fields only inside tests. */
export function openSuite(options: MoreOptions = {}): Suite {
  const suite: Partial<Record<keyof Suite, unknown>> = {};
  const closing: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const stack = await openStack(() => undefined, options);
    closing.push(() => stack.stop());
    const browser = await openBrowser();
    closing.push(() => browser.close());
    const visit = await startVisit(browser, stack.adminUrl, desktop);
    Object.assign(suite, { stack, browser, visit });
  });
  afterAll(async () => {
    for (const close of closing.toReversed()) await close();
  });
  afterEach(() => {
    expect((suite as Suite).visit.complaints.splice(0)).toEqual([]);
  });
  return suite as Suite;
}
