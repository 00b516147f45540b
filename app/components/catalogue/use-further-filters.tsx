/** The catalogue's filters by vendor, type, tag, collection and size of photos. */
import { ChoiceList, TextField } from "@shopify/polaris";
import { type ReactElement, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CollectionChoice } from "#services/catalogue/list-collections.ts";
import type { CatalogueFilter } from "../../reading/catalogue-filter.ts";

const names = ["vendor", "productType", "tag", "collection", "underPx"] as const;
type Name = (typeof names)[number];
type Change = (fields: Record<string, string>) => void;

const none: Record<Name, string> = { vendor: "", productType: "", tag: "", collection: "", underPx: "" };

export function useFurtherFilters(
  filter: CatalogueFilter,
  collections: readonly CollectionChoice[],
  change: Change,
) {
  const { t } = useTranslation("catalogue");
  const titleOf = (gid: string) => collections.find((one) => one.gid === gid)?.title ?? gid;
  const fieldOf = (name: Name): ReactElement =>
    name === "collection" ? (
      <ChoiceList
        title={t("filter.collection")}
        titleHidden
        choices={collections.map(({ gid, title }) => ({ value: gid, label: title }))}
        selected={filter.collection === undefined ? [] : [filter.collection]}
        onChange={([gid]) => change({ collection: gid ?? "" })}
      />
    ) : (
      <TypedField
        key={String(filter[name])}
        label={t(`filter.${name}`)}
        value={filter[name]?.toString() ?? ""}
        onDone={(value) => change({ [name]: value })}
        {...(name === "underPx" && { helpText: t("filter.underPxHelp") })}
      />
    );
  const textOf = (name: Name, value: string | number) => {
    if (typeof value === "number") return t("filter.underIs", { count: value });
    return t("filter.is", {
      name: t(`filter.${name}`),
      value: name === "collection" ? titleOf(value) : value,
      interpolation: { escapeValue: false },
    });
  };
  return {
    none,
    filters: names.map((name) => ({ key: name, label: t(`filter.${name}`), filter: fieldOf(name) })),
    applied: names.flatMap((name) => {
      const value = filter[name];
      if (value === undefined) return [];
      return [{ key: name, label: textOf(name, value), onRemove: () => change({ [name]: "" }) }];
    }),
  };
}

interface TypedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly helpText?: string;
  readonly onDone: (value: string) => void;
}

/** What is typed takes effect when the field is left: half a vendor's name is nobody's. */
function TypedField({ label, value, helpText, onDone }: TypedFieldProps) {
  const [typed, setTyped] = useState(value);
  return (
    <TextField
      label={label}
      labelHidden
      autoComplete="off"
      value={typed}
      onChange={setTyped}
      onBlur={() => {
        if (typed !== value) onDone(typed);
      }}
      {...(helpText !== undefined && { helpText })}
    />
  );
}
