/** Search, order, photo state and status of the catalogue; all of it lives in the address. */
import { useSearchParams } from "@remix-run/react";
import { ChoiceList, IndexFilters, useSetIndexFiltersMode, IndexFiltersMode } from "@shopify/polaris";
import type { CollectionChoice } from "#services/catalogue/list-collections.ts";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  catalogueSorts,
  photoStates,
  productStatuses,
  readCatalogueFilter,
  readCatalogueSort,
  type CatalogueFilter,
  type CatalogueSort,
} from "../../reading/catalogue-filter.ts";
import { useFurtherFilters } from "./use-further-filters.tsx";

const typingMs = 300;

/** The filter in the address, and a way to change it; a change goes back to the first page. */
function useFilterInAddress(): [CatalogueFilter, CatalogueSort, (change: Record<string, string>) => void] {
  const [address, setAddress] = useSearchParams();
  const change = (fields: Record<string, string>) =>
    setAddress(
      (current) => {
        const next = new URLSearchParams(current);
        next.delete("cursor");
        for (const [name, value] of Object.entries(fields)) {
          if (value === "") next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return [readCatalogueFilter(address), readCatalogueSort(address), change];
}

/** Typing shows at once and reaches the address when it pauses. */
function useTypedSearch(search: string, change: (fields: Record<string, string>) => void) {
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => change({ search: typed }), typingMs);
    return () => clearTimeout(timer);
    // Only typing sets the timer; `change` is new on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed, search]);
  return [typed, setTyped] as const;
}

interface CatalogueFiltersProps {
  readonly loading: boolean;
  readonly collections: readonly CollectionChoice[];
}

export function CatalogueFilters({ loading, collections }: CatalogueFiltersProps) {
  const { t } = useTranslation(["catalogue", "words"]);
  const [filter, sort, change] = useFilterInAddress();
  const [typed, setTyped] = useTypedSearch(filter.search ?? "", change);
  const further = useFurtherFilters(filter, collections, change);
  const { mode, setMode } = useSetIndexFiltersMode(
    filter.search === undefined && filter.status === undefined && further.applied.length === 0
      ? IndexFiltersMode.Default
      : IndexFiltersMode.Filtering,
  );
  const clear = () => {
    setTyped("");
    change({ search: "", status: "", ...further.none });
  };
  return (
    <IndexFilters
      queryValue={typed}
      queryPlaceholder={t("search")}
      onQueryChange={setTyped}
      onQueryClear={() => setTyped("")}
      tabs={photoStates.map((photos) => ({ id: photos, content: t(`tab.${photos}`) }))}
      selected={photoStates.indexOf(filter.photos ?? "all")}
      onSelect={(index) => change({ photos: photoStates[index] === "all" ? "" : (photoStates[index] ?? "") })}
      sortOptions={catalogueSorts.map((value) => {
        const [field, direction] = value.split(" ") as ["updated" | "title" | "photos", "asc" | "desc"];
        const directionLabel = t(`sort.${field}.${direction}`);
        return { value, label: t(`sort.${field}.name`), directionLabel };
      })}
      sortSelected={[sort]}
      onSort={([value = ""]) => change({ sort: value === catalogueSorts[0] ? "" : value })}
      canCreateNewView={false}
      mode={mode}
      setMode={setMode}
      loading={loading}
      cancelAction={{ onAction: clear }}
      onClearAll={clear}
      filters={[
        {
          key: "status",
          label: t("status"),
          shortcut: true,
          filter: (
            <ChoiceList
              title={t("status")}
              titleHidden
              choices={productStatuses.map((value) => ({ value, label: t(`words:productStatus.${value}`) }))}
              selected={filter.status === undefined ? [] : [filter.status]}
              onChange={([status]) => change({ status: status ?? "" })}
            />
          ),
        },
        ...further.filters,
      ]}
      appliedFilters={
        filter.status === undefined
          ? further.applied
          : [
              ...further.applied,
              {
                key: "status",
                label: t("statusIs", { status: t(`words:productStatus.${filter.status}`) }),
                onRemove: () => change({ status: "" }),
              },
            ]
      }
    />
  );
}
