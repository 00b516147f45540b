/** An i18next instance that holds one language; the same on server and browser, so that both draw the same page. */
import { createInstance, type i18n, type ResourceLanguage } from "i18next";
import { fallbackLanguage } from "./languages.ts";

/** @param texts area → its texts, as the files of the language's folder give them */
export function createI18n(language: string, texts: ResourceLanguage): i18n {
  const instance = createInstance({
    lng: language,
    fallbackLng: fallbackLanguage,
    resources: { [language]: texts },
    ns: Object.keys(texts),
    defaultNS: false,
    // The texts are there already: nothing to wait for, and React escapes what it draws.
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  void instance.init();
  return instance;
}
