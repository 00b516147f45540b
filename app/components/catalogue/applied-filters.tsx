/** The filters in force, each with a way to take it off. */
import { Button } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { exactFields, type CatalogueFilter } from "../../reading/catalogue-filter.ts";
import styles from "./catalogue.module.css";
import type { FiltersProps } from "./further-filters.tsx";

const names = ["status", ...exactFields, "underPx"] as const satisfies readonly (keyof CatalogueFilter)[];
const none = Object.fromEntries(names.map((name) => [name, ""]));

export function AppliedFilters({ filter, collections, onChange }: FiltersProps) {
  const { t } = useTranslation(["catalogue", "words"]);
  const wordsFor = (name: (typeof names)[number]) => {
    const value = filter[name];
    if (value === undefined) return null;
    if (typeof value === "number") return t("filter.underIs", { count: value });
    if (name === "status") return t("statusIs", { status: t(`words:productStatus.${value}`) });
    const collection = name === "collection" && collections.find(({ gid }) => gid === value);
    return t("filter.is", { name: t(`filter.${name}`), value: collection ? collection.title : value });
  };
  const applied = names.flatMap((name) => {
    const words = wordsFor(name);
    return words === null ? [] : [{ name, words }];
  });
  if (applied.length === 0) return null;
  return (
    <ul className={styles["applied"]}>
      {applied.map(({ name, words }) => (
        <li key={name}>
          <button type="button" onClick={() => onChange({ [name]: "" })}>
            {words}
            <span aria-hidden>×</span>
            <span className={styles["hidden"]}>{t("filter.remove")}</span>
          </button>
        </li>
      ))}
      <li>
        <Button variant="plain" onClick={() => onChange(none)}>
          {t("filter.clear")}
        </Button>
      </li>
    </ul>
  );
}
