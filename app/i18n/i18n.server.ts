/** Every language, ready in the web process; and which one a request is answered in. */
import type { i18n } from "i18next";
import { createI18n } from "./create-i18n.ts";
import { fallbackLanguage, languages, matchLanguage } from "./languages.ts";
import { loadLanguage } from "./load-language.ts";

const instances = new Map<string, i18n>(
  await Promise.all(
    languages.map(
      async (language) => [language, createI18n(language, await loadLanguage(language))] as const,
    ),
  ),
);

/** The instance of a language; nothing may change it, all requests share it. */
export function i18nOf(language: string): i18n {
  const instance = instances.get(language) ?? instances.get(fallbackLanguage);
  if (instance === undefined) throw new Error(`expected texts for ${language} but received none`);
  return instance;
}

/** For whom we do not know: the `locale` Shopify's admin puts into the address, or what the browser asks for. */
export function languageOfStranger(request: Request): string {
  const fromAdmin = matchLanguage(new URL(request.url).searchParams.get("locale"));
  const accepted = (request.headers.get("accept-language") ?? "")
    .split(",")
    .map((part) => part.split(";")[0]);
  const fromBrowser = accepted.map((tag) => matchLanguage(tag?.trim())).find((match) => match !== null);
  return fromAdmin ?? fromBrowser ?? fallbackLanguage;
}
