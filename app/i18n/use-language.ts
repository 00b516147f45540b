/** Keeps the open page in the language its loader names; the server's first drawing is in it already. */
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { switchLanguage } from "./load-language.ts";

export function useLanguage(language: string): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    if (i18n.language !== language) void switchLanguage(i18n, language);
  }, [i18n, language]);
}
