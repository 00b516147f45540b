/** Search, photo state and status of the catalogue; all of it lives in the address. */
import { useSearchParams } from "@remix-run/react";
import { ChoiceList, IndexFilters, useSetIndexFiltersMode, IndexFiltersMode } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  photoStates,
  productStatuses,
  readCatalogueFilter,
  type CatalogueFilter,
} from "../../reading/catalogue-filter.ts";

const typingMs = 300;

/** The filter in the address, and a way to change it; a change goes back to the first page. */
function useFilterInAddress(): [CatalogueFilter, (change: Record<string, string>) => void] {
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
  return [readCatalogueFilter(address), change];
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

export function CatalogueFilters({ loading }: { readonly loading: boolean }) {
  const { t } = useTranslation(["catalogue", "words"]);
  const [filter, change] = useFilterInAddress();
  const [typed, setTyped] = useTypedSearch(filter.search ?? "", change);
  const { mode, setMode } = useSetIndexFiltersMode(
    filter.search === undefined && filter.status === undefined
      ? IndexFiltersMode.Default
      : IndexFiltersMode.Filtering,
  );
  const clear = () => {
    setTyped("");
    change({ search: "", status: "" });
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
      ]}
      appliedFilters={
        filter.status === undefined
          ? []
          : [
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
