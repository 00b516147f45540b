/** Reads built admin UI extensions from a folder: per extension its TOML, `main.js` and `locales/*.json`. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

export interface Extension {
  readonly handle: string;
  readonly target: string;
  readonly script: string;
  /** Its texts by language; `en` are the default ones. */
  readonly texts: Readonly<Record<string, Texts>>;
}

export interface Texts {
  readonly [key: string]: string | Texts;
}

/** Read anew each time, so that a fresh build shows at the next page. */
export function readExtensions(folder: string | null): Extension[] {
  if (folder === null || !existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(path.join(folder, name, "main.js")))
    .map((name) => readExtension(path.join(folder, name)));
}

function readExtension(folder: string): Extension {
  const toml = readFileSync(path.join(folder, "shopify.extension.toml"), "utf8");
  const field = (name: string) => {
    const value = new RegExp(`^\\s*${name} = "(.+)"$`, "m").exec(toml)?.[1];
    if (value === undefined) throw new Error(`expected ${name} in ${folder}'s TOML but received none`);
    return value;
  };
  const locales = readdirSync(path.join(folder, "locales")).map((file) => [
    file.split(".")[0] ?? "",
    JSON.parse(readFileSync(path.join(folder, "locales", file), "utf8")) as Texts,
  ]);
  return {
    handle: field("handle"),
    target: field("target"),
    script: readFileSync(path.join(folder, "main.js"), "utf8"),
    texts: Object.fromEntries(locales) as Record<string, Texts>,
  };
}

/** What the admin calls an extension: its `name`, as `t:name` in the TOML asks for. */
export function nameOf({ texts, handle }: Extension, language: string): string {
  const name = (texts[language] ?? texts["en"])?.["name"];
  return typeof name === "string" ? name : handle;
}
