/** US dollars as merchants read them in their language. */
import { useTranslation } from "react-i18next";

/** Prices below a cent show all their digits. */
export function useDollars(): (amount: number) => string {
  const { i18n } = useTranslation();
  const locale = i18n.language === "en" ? "en-GB" : i18n.language;
  return (amount) =>
    new Intl.NumberFormat(locale, {
      ...{ style: "currency", currency: "USD", currencyDisplay: "narrowSymbol" },
      minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
      maximumFractionDigits: 3,
    }).format(amount);
}
