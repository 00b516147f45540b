/** Names of regions and countries in the page's language. */
import { useTranslation } from "react-i18next";
import type { Marketplace } from "#core/publishing/account.ts";

interface AccountWords {
  /** Empty where a channel has one region only. */
  readonly region: (region: string) => string;
  /** The countries an account sells in, those in which it may not at present named so. */
  readonly countries: (marketplaces: readonly Marketplace[]) => string;
}

export function useAccountWords(): AccountWords {
  const { t, i18n } = useTranslation("accounts");
  const nameOf = (country: string) =>
    new Intl.DisplayNames(i18n.language, { type: "region", fallback: "code" }).of(country) ?? country;
  const list = new Intl.ListFormat(i18n.language, { type: "unit", style: "short" });
  return {
    region: (region) => t(`region.${region}`, { defaultValue: "" }),
    countries: (marketplaces) =>
      list.format(
        marketplaces.map(({ country, active }) =>
          active ? nameOf(country) : t("inactive", { country: nameOf(country) }),
        ),
      ),
  };
}
