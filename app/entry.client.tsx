/** Takes over the page the server drew, in the language it drew it in. */
import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createI18n } from "./i18n/create-i18n.ts";
import { loadLanguage } from "./i18n/load-language.ts";

async function takeOver(): Promise<void> {
  const language = document.documentElement.lang;
  const i18n = createI18n(language, await loadLanguage(language));
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

void takeOver();
