/** The catalogue's filters by status, vendor, type, tag, collection and size of photos. */
import { Select } from "@shopify/polaris";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { CollectionChoice } from "#services/catalogue/list-collections.ts";
import { productStatuses, type CatalogueFilter } from "../../reading/catalogue-filter.ts";
import { TextBox } from "../text-box.tsx";
import styles from "./catalogue.module.css";
import type { ChangeAddress } from "./use-change-address.ts";

export interface FiltersProps {
  readonly filter: CatalogueFilter;
  readonly collections: readonly CollectionChoice[];
  readonly onChange: ChangeAddress;
}

export function FurtherFilters({ filter, collections, onChange }: FiltersProps) {
  const { t } = useTranslation(["catalogue", "words"]);
  // All fields at once: one is left and the next chosen before the page has been read for the first.
  const take = (form: HTMLFormElement) => {
    const fields = [...new FormData(form)];
    onChange(
      Object.fromEntries(fields.map(([name, value]) => [name, typeof value === "string" ? value : ""])),
    );
  };
  const takeChoice = ({ target, currentTarget }: FormEvent<HTMLFormElement>) => {
    if (target instanceof HTMLSelectElement) take(currentTarget);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    take(event.currentTarget);
  };
  return (
    <form className={styles["fields"]} onSubmit={submit} onChange={takeChoice}>
      <Select
        label={t("status")}
        options={[
          { value: "", label: t("filter.any") },
          ...productStatuses.map((value) => ({ value, label: t(`words:productStatus.${value}`) })),
        ]}
        name="status"
        value={filter.status ?? ""}
      />
      <Select
        label={t("filter.collection")}
        options={[
          { value: "", label: t("filter.any") },
          ...collections.map(({ gid, title }) => ({ value: gid, label: title })),
        ]}
        name="collection"
        value={filter.collection ?? ""}
      />
      {(["vendor", "productType", "tag", "underPx"] as const).map((name) => (
        <TypedField key={`${name} ${String(filter[name])}`} name={name} value={String(filter[name] ?? "")} />
      ))}
    </form>
  );
}

interface TypedFieldProps {
  readonly name: "vendor" | "productType" | "tag" | "underPx";
  readonly value: string;
}

/** What is typed takes effect with Enter or when the field is left: half a vendor's name is nobody's. */
function TypedField({ name, value }: TypedFieldProps) {
  const { t } = useTranslation("catalogue");
  const [typed, setTyped] = useState(value);
  return (
    <TextBox
      name={name}
      label={t(`filter.${name}`)}
      value={typed}
      onChange={setTyped}
      onBlur={(event) => {
        if (typed !== value) event.currentTarget.form?.requestSubmit();
      }}
      {...(name === "underPx" && { type: "number", min: 1, suffix: "px", helpText: t("filter.underPxHelp") })}
    />
  );
}
