/** Holds the languages to each other and to the code: nothing missing, nothing left over, nothing written past them. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { languages } from "./languages.ts";

const appDir = path.resolve(import.meta.dirname, "..");
type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

/** `area:key` → text. */
function textsOf(language: string): Map<string, string> {
  const folder = path.join(appDir, "locales", language);
  const areas = readdirSync(folder).map((file): [string, string][] =>
    flatten(
      JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Tree,
      `${file.replace(".json", "")}:`,
    ),
  );
  return new Map(areas.flat());
}

const plural = /_(zero|one|two|few|many|other)$/;
const english = textsOf("en");
const others = languages.filter((language) => language !== "en");
const baseKeys = (texts: Map<string, string>) =>
  [...new Set([...texts.keys()].map((key) => key.replace(plural, "")))].sort();
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();

const sources = readdirSync(appDir, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".test.ts"))
  .map((file) => [file, readFileSync(path.join(appDir, file), "utf8")] as const);

test("there are English and German", () => {
  expect(languages).toEqual(expect.arrayContaining(["en", "de"]));
});

test.each(others)("%s has the keys English has, and only those", (language) => {
  expect(baseKeys(textsOf(language))).toEqual(baseKeys(english));
});

test.each(languages)("%s has every plural form the language knows", (language) => {
  const texts = textsOf(language);
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const counted = [...texts.keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, ""));
  const missing = [...new Set(counted)].flatMap((key) =>
    forms.map((form) => `${key}_${form}`).filter((form) => !texts.has(form)),
  );
  expect(missing).toEqual([]);
});

test.each(others)("%s fills in what English fills in", (language) => {
  const differing = [...textsOf(language)].filter(([key, text]) => {
    const model = english.get(key) ?? english.get(key.replace(plural, "_other"));
    return model !== undefined && placeholders(model).join() !== placeholders(text).join();
  });
  expect(differing).toEqual([]);
});

/** What the code asks for: whole keys, and for `t(\`state.${x}\`)` the part before and after what is filled in. */
function askedFor(): { keys: Set<string>; patterns: RegExp[] } {
  const keys = new Set<string>();
  const patterns: RegExp[] = [];
  for (const [file, source] of sources) {
    const named = source.matchAll(/(?:useTranslation\(\[?\s*|TFunction<|getFixedT\([\w.]+, )"(\w+)"/g);
    const homes = [...new Set([...named].map((match) => match[1] ?? ""))];
    visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true), (text) => {
      const asked = text.includes(":") ? [text] : homes.map((area) => `${area}:${text}`);
      for (const key of asked) {
        if (!key.includes("${}")) keys.add(key);
        else
          patterns.push(
            new RegExp(`^${key.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll("\\${}", ".+")}$`),
          );
      }
    });
  }
  return { keys, patterns };
}

/** `t`, `merchant.t`, `i18nOf(language).t`, and a choice of two. */
const getter = /^(t|.*\.t|.*\.t\))$/s;

/** Every text within a call of `t`; a filled-in part is `${}`. */
function visit(node: ts.Node, found: (text: string) => void): void {
  if (ts.isCallExpression(node) && getter.test(node.expression.getText())) {
    const [key] = node.arguments;
    if (key) textsWithin(key, found);
  }
  ts.forEachChild(node, (child) => visit(child, found));
}

function textsWithin(node: ts.Node, found: (text: string) => void): void {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found(node.text);
  else if (ts.isTemplateExpression(node))
    found(node.head.text + node.templateSpans.map((span) => `\${}${span.literal.text}`).join(""));
  else if (ts.isConditionalExpression(node)) {
    textsWithin(node.whenTrue, found);
    textsWithin(node.whenFalse, found);
  }
}

const asked = askedFor();
const known = new Set(baseKeys(english));

test("every text the code asks for exists", () => {
  // A file may use several areas: a key is missing when none of them has it.
  const bare = new Map<string, boolean>();
  for (const key of asked.keys) {
    const name = key.split(":")[1] ?? "";
    bare.set(name, (bare.get(name) ?? false) || known.has(key));
  }
  expect([...bare].filter(([, exists]) => !exists).map(([name]) => name)).toEqual([]);
});

/** Texts whose keys reach `t` by a variable or `<Trans>`: written somewhere as they are. */
const literals = new Set(
  sources.flatMap(([, source]) => [...source.matchAll(/"([\w.-]+)"/g)].map((match) => match[1])),
);

test("every text is asked for", () => {
  // Sentences of the engine are looked up by their English text; see sentences.test.ts.
  const unused = [...known].filter(
    (key) =>
      !key.startsWith("sentences:") &&
      !asked.keys.has(key) &&
      !literals.has(key.split(":")[1]) &&
      !asked.patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});

/** Names, units and signs that are the same in every language. */
const same = /^(Packshot|width=.*|[^\p{L}]*|&\w+;|[\p{L}]{1,2})$/u;
const spokenProps = new Set([
  "title",
  "label",
  "alt",
  "aria-label",
  "placeholder",
  "helpText",
  "content",
  "heading",
  "text",
  "description",
  "subtitle",
  "accessibilityLabel",
]);

test("no sentence is written past the languages", () => {
  const written: string[] = [];
  for (const [file, source] of sources.filter(([name]) => name.endsWith(".tsx"))) {
    const walk = (node: ts.Node): void => {
      const text = spokenTextOf(node);
      if (text !== null && !same.test(text)) written.push(`${file}: ${text}`);
      ts.forEachChild(node, walk);
    };
    walk(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  }
  expect(written).toEqual([]);
});

/** The words a node shows or speaks by itself; null when it has none. */
function spokenTextOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text.trim();
  const value = ts.isJsxAttribute(node) || ts.isPropertyAssignment(node) ? node.initializer : undefined;
  if (!value || !spokenProps.has((node as ts.JsxAttribute | ts.PropertyAssignment).name.getText()))
    return null;
  return ts.isStringLiteral(value) ? value.text : null;
}
