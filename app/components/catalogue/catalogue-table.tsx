/** The products of one page, to select and enhance. */
import { useNavigate, useSearchParams } from "@remix-run/react";
import { IndexTable, useBreakpoints, useIndexResourceState } from "@shopify/polaris";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { ProductPage } from "#services/catalogue/list-products.ts";
import { filterFields, readCatalogueFilter } from "../../reading/catalogue-filter.ts";
import { usePager } from "../pager.tsx";
import { ProductTableRow } from "./product-table-row.tsx";

export function CatalogueTable({ page }: { readonly page: ProductPage }) {
  const { t } = useTranslation("catalogue");
  const { products, total } = page;
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { smDown } = useBreakpoints();
  const pager = usePager(page);
  const { selectedResources, allResourcesSelected, handleSelectionChange, clearSelection } =
    useIndexResourceState(products.map(({ id }) => ({ id })));
  const shown = search.toString();
  // A selection belongs to what is on the screen; it does not survive another filter or page.
  useEffect(() => clearSelection(), [shown]); // eslint-disable-line react-hooks/exhaustive-deps

  const enhance = () => {
    const all = [["all", "1"], ...filterFields(readCatalogueFilter(search))] as [string, string][];
    const some = selectedResources.map((id): [string, string] => ["ids[]", id]);
    navigate(`/app/runs/new?${new URLSearchParams(allResourcesSelected ? all : some).toString()}`);
  };
  return (
    <IndexTable
      resourceName={{ singular: t("product"), plural: t("products") }}
      itemCount={products.length}
      selectedItemsCount={allResourcesSelected ? "All" : selectedResources.length}
      onSelectionChange={handleSelectionChange}
      hasMoreItems={total > products.length}
      {...(total > products.length && {
        paginatedSelectAllActionText: t("selectAll", { count: total }),
        paginatedSelectAllText: t("allSelected", { count: total }),
      })}
      condensed={smDown}
      promotedBulkActions={[{ content: t("enhance"), onAction: enhance }]}
      headings={[
        { title: t("column.product") },
        { title: t("column.status") },
        { title: t("column.photos") },
        { title: t("column.packshot") },
        { title: t("column.vendor") },
      ]}
      {...((pager.hasNext || pager.hasPrevious) && { pagination: pager })}
    >
      {products.map((product, index) => (
        <ProductTableRow
          key={product.id}
          product={product}
          index={index}
          selected={allResourcesSelected || selectedResources.includes(product.id)}
          condensed={smDown}
        />
      ))}
    </IndexTable>
  );
}
