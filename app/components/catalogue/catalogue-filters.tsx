/** Search, order, photo state and further filters of the catalogue; all of it lives in the address. */
import { Link, useSearchParams } from "@remix-run/react";
import { Button, Select } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CollectionChoice } from "#services/catalogue/list-collections.ts";
import {
  catalogueSorts,
  photoStates,
  readCatalogueFilter,
  readCatalogueSort,
} from "../../reading/catalogue-filter.ts";
import { TextBox } from "../text-box.tsx";
import { AppliedFilters } from "./applied-filters.tsx";
import styles from "./catalogue.module.css";
import { FurtherFilters } from "./further-filters.tsx";
import { changed, useChangeAddress } from "./use-change-address.ts";
import { useTypedSearch } from "./use-typed-search.ts";

export function CatalogueFilters({ collections }: { readonly collections: readonly CollectionChoice[] }) {
  const { t } = useTranslation("catalogue");
  const [address] = useSearchParams();
  const change = useChangeAddress();
  const filter = readCatalogueFilter(address);
  const [typed, setTyped] = useTypedSearch(filter.search ?? "", (search) => change({ search }));
  const [open, setOpen] = useState(false);
  return (
    <div role="search" className={styles["filters"]}>
      <nav aria-label={t("views")} className={styles["views"]}>
        {photoStates.map((photos) => (
          <Link
            key={photos}
            to={`?${changed(address, { photos: photos === "all" ? "" : photos }).toString()}`}
            replace
            {...(photos === (filter.photos ?? "all") && { "aria-current": "page" })}
          >
            {t(`tab.${photos}`)}
          </Link>
        ))}
      </nav>
      <div className={styles["line"]}>
        <TextBox
          label={t("search")}
          labelHidden
          type="search"
          placeholder={t("search")}
          value={typed}
          onChange={setTyped}
        />
        <Button disclosure={open ? "up" : "down"} ariaExpanded={open} onClick={() => setOpen(!open)}>
          {t("filter.title")}
        </Button>
        <Select
          label={t("sort.label")}
          labelHidden
          options={catalogueSorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
          value={readCatalogueSort(address)}
          onChange={(sort) => change({ sort: sort === catalogueSorts[0] ? "" : sort })}
        />
      </div>
      {open && <FurtherFilters filter={filter} collections={collections} onChange={change} />}
      <AppliedFilters filter={filter} collections={collections} onChange={change} />
    </div>
  );
}
