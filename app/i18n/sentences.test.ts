/** Every sentence that engine, services and connectors keep for people has its template, and comes out in German. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { channelRules } from "#core/channel-rules/registry.ts";
import { errorTable } from "#core/errors.ts";
import { presets } from "#core/presets/registry.ts";
import english from "../locales/en/sentences.json" with { type: "json" };
import { translateSentence, translateView } from "./translate-sentences.server.ts";

const rootDir = path.resolve(import.meta.dirname, "../..");
/** What rows and errors get their sentences from. */
const folders = ["imaging/checks", "imaging/threads", "services", "connectors", "workers"];
const single = ["core/errors.ts", "imaging/source-limits.ts"];
const templates = Object.values(english).flatMap((group) => Object.values(group));

const files = [
  ...single,
  ...folders.flatMap((folder) =>
    readdirSync(path.join(rootDir, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("generated"))
      .map((file) => path.join(folder, file)),
  ),
];

/** The fixed parts of a text: one for a plain one, more around what a template literal fills in. */
function fixedParts(node: ts.Node): string[] | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
}

/** Said to people: begins with a capital letter, a quotation mark or a figure, and ends with a full stop. */
function isSentence(parts: readonly string[]): boolean {
  const whole = parts.join("7");
  return /^[A-Z“7]/.test(whole) && /\w \w.*\.$/.test(whole) && !/[{}]|SELECT|INSERT/.test(whole);
}

function holds(template: string, parts: readonly string[]): boolean {
  let from = 0;
  return parts.every((part) => {
    const at = template.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}

test("every sentence in the code stands in sentences.json", () => {
  const missing: string[] = [];
  for (const file of files) {
    const visit = (node: ts.Node): void => {
      const parts = fixedParts(node);
      if (parts && isSentence(parts) && !templates.some((template) => holds(template, parts)))
        missing.push(`${file}: ${parts.join("…")}`);
      ts.forEachChild(node, visit);
    };
    visit(
      ts.createSourceFile(file, readFileSync(path.join(rootDir, file), "utf8"), ts.ScriptTarget.Latest, true),
    );
  }
  expect(missing).toEqual([]);
});

test("no error and no preset stays English in German", () => {
  const sentences = [
    ...Object.values(errorTable).map(({ userMessage }) => userMessage),
    ...presets.flatMap(({ title, description }) => [title, description]),
  ];
  expect(sentences.filter((sentence) => translateSentence(sentence, "de") === sentence)).toEqual([]);
});

/** Nothing but figures, units and names of formats, which German writes the same way. */
const figuresAlone = /^([\d /:,x]|px|RGB)+\.$/;

test("every rule of a channel has its sentence, and another one in German", () => {
  const rules = Object.values(channelRules).flat();
  expect(english.channelRule).toEqual(Object.fromEntries(rules.map(({ id, message }) => [id, message])));
  const kept = rules
    .map(({ message }) => message)
    .filter((message) => translateSentence(message, "de") === message);
  expect(kept.filter((message) => !figuresAlone.test(message))).toEqual([]);
});

test.each([
  [
    "At 1,200 × 900 px the picture is too small for this channel. Upload a larger photo.",
    "Mit 1.200 × 900 px ist das Bild für diesen Kanal zu klein. Laden Sie ein größeres Foto hoch.",
  ],
  [
    "The product spans 88.3 % of the picture, as the channel wants it.",
    "Das Produkt nimmt 88,3 % des Bildes ein, wie es der Kanal möchte.",
  ],
  ["at least 99.5 % pure white", "mindestens 99,5 % rein weiß"],
  [
    "The product runs out of the photo at the top, left. If a piece is missing, take the photo from further away.",
    "Das Produkt ragt aus dem Foto heraus (oben, links). Fehlt ein Stück, fotografieren Sie es aus größerer Entfernung.",
  ],
  [
    "Could stand straighter: turn the photo by 2.4° clockwise and take out the perspective, because it was photographed from above.",
    "Könnte gerader stehen: drehen Sie das Foto um 2,4° im Uhrzeigersinn und nehmen Sie die Perspektive heraus, denn es wurde von oben fotografiert.",
  ],
  [
    "The product was told from the background with confidence. 3 looks at the photo were taken.",
    "Das Produkt wurde sicher vom Hintergrund unterschieden. Das Foto wurde 3-mal betrachtet.",
  ],
  ["Photo 2 enhanced with eBay listing", "Foto 2 aufbereitet mit eBay-Angebot"],
  ["JPEG, at most 10.0 MB, sRGB, 2000 × 2000 px", "JPEG, höchstens 10,0 MB, sRGB, 2000 × 2000 px"],
  ["A sentence nobody translated yet.", "A sentence nobody translated yet."],
])("%s", (sentence, german) => {
  expect(translateSentence(sentence, "de")).toBe(german);
  expect(translateSentence(sentence, "en")).toBe(sentence);
});

test("a view keeps everything but its sentences", () => {
  const view = {
    title: "eBay listing",
    presetTitle: "eBay listing",
    count: 3,
    none: null,
    findings: [{ message: "The product stands straight.", measured: 0.5 }],
  };
  expect(translateView(view, "de")).toEqual({
    title: "eBay listing",
    presetTitle: "eBay-Angebot",
    count: 3,
    none: null,
    findings: [{ message: "Das Produkt steht gerade.", measured: 0.5 }],
  });
});
