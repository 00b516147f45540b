import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flowFields, type FlowTriggerKind, flowTriggers } from "#core/flow-triggers.ts";
import { buildExtensions, maxCompressedBytes, type BuiltExtension } from "./build-extensions.ts";

const folder = mkdtempSync(path.join(tmpdir(), "packshot-extensions-"));
let built: BuiltExtension[];

beforeAll(async () => {
  built = await buildExtensions(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string, file: string) => readFileSync(path.join(folder, name, file), "utf8");
const names = ["enhance-product", "enhance-selection", "product-block"];

test("every extension is built, well below what Shopify takes", () => {
  expect(built.map(({ name }) => name)).toEqual(names);
  for (const { compressedBytes } of built) expect(compressedBytes).toBeLessThan(maxCompressedBytes / 4);
});

test("each stands at its own target, on an API version that Shopify still deploys", () => {
  const field = (name: string, key: string) =>
    new RegExp(`^\\s*${key} = "(.+)"$`, "m").exec(read(name, "shopify.extension.toml"))?.[1];
  expect(names.map((name) => field(name, "target"))).toEqual([
    "admin.product-details.action.render",
    "admin.product-index.selection-action.render",
    "admin.product-details.block.render",
  ]);
  for (const name of names) expect(field(name, "api_version")! >= "2026-01").toBe(true);
  // The block opens the action by this handle.
  expect(read("product-block", "main.js")).toContain(`extension://${field("enhance-product", "handle")!}`);
});

const toml = (folder: string) =>
  readFileSync(path.join(import.meta.dirname, "../extensions", folder, "shopify.extension.toml"), "utf8");
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found);

test("the links stand on the product's page and over a selection, each under a name of its own language", () => {
  const links = toml("enhance-link");
  expect(all(links, /^\s*target = "(.+)"$/gm)).toEqual([
    "admin.product-details.action.link",
    "admin.product-index.selection-action.link",
  ]);
  expect(all(links, /^name = "(.+)"$/gm)).toEqual(["t:name", "t:name"]);
  for (const file of ["de.json", "en.default.json"])
    expect(Object.keys(JSON.parse(read("enhance-link", `locales/${file}`)) as object)).toEqual(["name"]);
});

test.each(Object.entries(flowTriggers))("Flow is told of %s as the TOML says", (kind, { handle }) => {
  const text = toml(`flow-${handle}`);
  expect(all(text, /^(?:type|handle) = "(.+)"$/gm)).toEqual(["flow_trigger", handle]);
  expect(handle).toMatch(/^[a-z-]{1,30}$/);
  const news = { kind: kind as FlowTriggerKind, productGid: "", pictures: 1, presetName: "", link: "" };
  const keys = all(text, /^\s*key = "(.+)"$/gm);
  expect(keys).toEqual(Object.keys(flowFields(news)));
  // All that Flow takes in a key.
  for (const key of keys) expect(key).toMatch(/^[A-Za-z ]+$/);
});

test.each(names)("%s has every text it uses, and no other, in English and German", (name) => {
  const used = [...read(name, "main.js").matchAll(/\btranslate\("(\w+)"/g)].map(([, key]) => key!);
  expect(used.length).toBeGreaterThan(5);
  expect(readdirSync(path.join(folder, name, "locales")).sort()).toEqual(["de.json", "en.default.json"]);
  const [german, english] = ["de.json", "en.default.json"].map(
    (file) => JSON.parse(read(name, `locales/${file}`)) as Record<string, string | Record<string, string>>,
  );
  expect(Object.keys(english!).sort()).toEqual([...new Set([...used, "name"])].sort());
  const shape = (texts: object) =>
    Object.entries(texts).map(([key, text]: [string, string | object]) => [
      key,
      typeof text === "string" ? [] : Object.keys(text),
      [...JSON.stringify(text).matchAll(/\{\{\w+\}\}/g)].map(String),
    ]);
  expect(shape(german!)).toEqual(shape(english!));
});
