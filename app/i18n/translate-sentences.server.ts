/**
 * Puts the English sentences that rows and errors keep (findings, why a picture failed, preset names) into a language.
 *
 * The English text is the key: `sentences.json` holds the templates, the same ones in every language. A sentence that
 * no template fits stays English, so a new one is never lost.
 * To add one: its template in `sentences.json` of every language.
 */
import { fallbackLanguage } from "./languages.ts";

interface Template {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly key: string;
}

type Tree = { readonly [key: string]: string | Tree };

const files = import.meta.glob<Tree>("../locales/*/sentences.json", { eager: true, import: "default" });

const texts = new Map(
  Object.entries(files).map(([path, tree]) => [path.split("/").at(-2) ?? "", new Map(flatten(tree))]),
);
const english = [...(texts.get(fallbackLanguage) ?? [])];
const exact = new Map(english.map(([key, text]) => [text, key]));
const templates = english.filter(([, text]) => text.includes("{{")).map(toTemplate);

/** Fields of views that hold such a sentence. */
const sentenceFields = new Set([
  "errorMessage",
  "expected",
  "message",
  "presetTitle",
  "text",
  "worstFinding",
]);

export function translateSentence(sentence: string, language: string): string {
  const wanted = texts.get(language);
  if (language === fallbackLanguage || wanted === undefined) return sentence;
  const key = exact.get(sentence);
  if (key !== undefined) return wanted.get(key) ?? sentence;
  for (const template of templates) {
    const match = template.pattern.exec(sentence);
    const text = match && wanted.get(template.key);
    if (!match || text === undefined || text === null) continue;
    const values = new Map(template.names.map((name, index) => [name, match[index + 1] ?? ""]));
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => inside(values.get(name) ?? "", language));
  }
  return sentence;
}

/** A view with its sentences in the language; everything else stays as it is. */
export function translateView<View>(view: View, language: string): View {
  return language === fallbackLanguage ? view : (walk(view, language) as View);
}

function walk(value: unknown, language: string): unknown {
  if (Array.isArray(value)) return value.map((one) => walk(one, language));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => [
      name,
      typeof one === "string" && sentenceFields.has(name)
        ? translateSentence(one, language)
        : walk(one, language),
    ]),
  );
}

/** What a placeholder stood for: a phrase of its own, or a figure written the language's way. */
function inside(value: string, language: string): string {
  const translated = translateSentence(value, language);
  if (translated !== value) return translated;
  const { decimal, group } = separators(language);
  return value.replace(/\d[\d,]*(?:\.\d+)?/g, (figure) => {
    const [whole = "", fraction] = figure.split(".");
    return whole.replaceAll(",", group) + (fraction === undefined ? "" : decimal + fraction);
  });
}

function separators(language: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(language).formatToParts(12_345.6);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return { decimal: of("decimal"), group: of("group") };
}

function toTemplate([key, text]: [string, string]): Template {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "");
  const literals = text.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = literals.reduce((all, part, index) => all + groupFor(names[index - 1]) + part);
  return { key, names, pattern: new RegExp(`^${pattern}$`, "su") };
}

/** A `count` or `number` stands for digits alone, so that it cannot swallow words. */
function groupFor(name: string | undefined): string {
  return name === "count" || name === "number" ? "([\\d,.]+)" : "(.+?)";
}

function flatten(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}
