/**
 * The products of one page, to select and enhance.
 *
 * Our own in place of Polaris' IndexTable and IndexFilters, which bring 45 KB to this page alone and redraw it for a
 * phone only after it was drawn for a desk.
 */
import { Badge, Box, Link, Text } from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { ProductPage, ProductRow } from "#services/catalogue/list-products.ts";
import { Pager } from "../pager.tsx";
import { RowCheck } from "../selection/row-check.tsx";
import { type Selection, useSelection } from "../selection/use-selection.ts";
import { Thumb } from "../thumb.tsx";
import styles from "./catalogue.module.css";
import { ProductStatusBadge } from "./product-status-badge.tsx";
import { SelectionBar } from "./selection-bar.tsx";

export function CatalogueTable({ page }: { readonly page: ProductPage }) {
  const { t } = useTranslation("catalogue");
  const { products, total } = page;
  const selection = useSelection(products.map(({ id }) => id));
  return (
    <>
      <SelectionBar selection={selection} shown={products.length} total={total} />
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col" className={styles["check"]}>
              <span className={styles["hidden"]}>{t("column.select")}</span>
            </th>
            {(["product", "status", "photos", "packshot", "vendor"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <Row
              key={product.id}
              product={product}
              selected={selection.ids.has(product.id)}
              onToggle={selection.toggle}
            />
          ))}
        </tbody>
      </table>
      {(page.nextCursor ?? page.previousCursor) !== null && (
        <Box padding="400">
          <Pager {...page} />
        </Box>
      )}
    </>
  );
}

interface RowProps {
  readonly product: ProductRow;
  readonly selected: boolean;
  readonly onToggle: Selection["toggle"];
}

/** Drawn anew only when it changes itself: a tick in one row leaves the other 49 alone. */
const Row = memo(function Row({ product, selected, onToggle }: RowProps) {
  const { t } = useTranslation(["catalogue", "words"]);
  const { id, title, status, thumbUrl, imageCount, vendor, inReview, writtenBack } = product;
  return (
    <tr>
      <RowCheck {...{ id, selected, onToggle }} label={t("select", { title })} />
      <th scope="row" className={styles["product"]}>
        <Thumb url={thumbUrl} alt="" />
        <Link url={`/app/products/${id}`} removeUnderline monochrome>
          <Text as="span" fontWeight="semibold" breakWord>
            {title}
          </Text>
        </Link>
      </th>
      <td>
        <ProductStatusBadge status={status} />
      </td>
      <td className={styles["photos"]}>{t("words:photos", { count: imageCount })}</td>
      <td className={styles["badges"]}>
        {inReview > 0 && <Badge tone="attention">{t("toReview", { count: inReview })}</Badge>}
        {writtenBack > 0 && <Badge tone="success">{t("enhanced", { count: writtenBack })}</Badge>}
      </td>
      <td className={styles["vendor"]}>{vendor}</td>
    </tr>
  );
});
