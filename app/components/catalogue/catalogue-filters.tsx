/** Search, photo state and status of the catalogue; all of it lives in the address. */
import { useSearchParams } from "@remix-run/react";
import { ChoiceList, IndexFilters, useSetIndexFiltersMode, IndexFiltersMode } from "@shopify/polaris";
import { useEffect, useState } from "react";
import {
  photoStates,
  productStatuses,
  readCatalogueFilter,
  type CatalogueFilter,
  type PhotoState,
} from "../../reading/catalogue-filter.ts";
import { statusWords } from "./product-status-badge.tsx";

const tabTitles: Readonly<Record<PhotoState, string>> = {
  all: "All",
  "never-enhanced": "Never enhanced",
  "in-review": "To review",
  enhanced: "Enhanced",
  "no-photos": "No photos",
};

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
      queryPlaceholder="Search by title, vendor, type or tag"
      onQueryChange={setTyped}
      onQueryClear={() => setTyped("")}
      tabs={photoStates.map((photos) => ({ id: photos, content: tabTitles[photos] }))}
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
          label: "Status",
          shortcut: true,
          filter: (
            <ChoiceList
              title="Status"
              titleHidden
              choices={productStatuses.map((value) => ({ value, label: statusWords[value].text }))}
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
                label: `Status: ${statusWords[filter.status].text}`,
                onRemove: () => change({ status: "" }),
              },
            ]
      }
    />
  );
}
