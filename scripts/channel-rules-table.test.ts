import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withTables } from "./channel-rules-table.ts";

const page = await readFile(join(import.meta.dirname, "../docs/channel-rules.md"), "utf8");
/** What is left when tables are laid out anew. */
const words = (text: string) => text.replaceAll(/-{3,}/g, "---").replaceAll(/\s+/g, " ");

test("the page in docs shows the rules as they are; node scripts/channel-rules-table.ts writes it anew", () => {
  expect(words(withTables(page))).toBe(words(page));
});

test("a page without its marks is refused rather than overwritten", () => {
  expect(() => withTables("# Channel rules")).toThrow("expected <!-- rules: start -->");
});
