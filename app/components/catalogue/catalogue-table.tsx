/** The products of one page, to select and enhance. */
import { useNavigate, useSearchParams } from "@remix-run/react";
import { IndexTable, useBreakpoints, useIndexResourceState } from "@shopify/polaris";
import { useEffect } from "react";
import type { ProductPage } from "#services/catalogue/list-products.ts";
import { filterFields, readCatalogueFilter } from "../../reading/catalogue-filter.ts";
import { counted } from "../../words/format.ts";
import { usePager } from "../pager.tsx";
import { ProductTableRow } from "./product-table-row.tsx";

export function CatalogueTable({ page }: { readonly page: ProductPage }) {
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
      resourceName={{ singular: "product", plural: "products" }}
      itemCount={products.length}
      selectedItemsCount={allResourcesSelected ? "All" : selectedResources.length}
      onSelectionChange={handleSelectionChange}
      hasMoreItems={total > products.length}
      {...(total > products.length && {
        paginatedSelectAllActionText: `Select all ${counted(total, "product")} that match`,
        paginatedSelectAllText: `All ${counted(total, "product")} that match are selected`,
      })}
      condensed={smDown}
      promotedBulkActions={[{ content: "Enhance", onAction: enhance }]}
      headings={[
        { title: "Product" },
        { title: "Status" },
        { title: "Photos" },
        { title: "Packshot" },
        { title: "Vendor" },
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
