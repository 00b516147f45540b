/** One product in the catalogue's table; on a narrow screen, one block. */
import { Badge, BlockStack, IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ProductRow } from "#services/catalogue/list-products.ts";
import { Thumb } from "../thumb.tsx";
import { ProductStatusBadge } from "./product-status-badge.tsx";

interface ProductTableRowProps {
  readonly product: ProductRow;
  readonly index: number;
  readonly selected: boolean;
  readonly condensed: boolean;
}

export function ProductTableRow({ product, index, selected, condensed }: ProductTableRowProps) {
  const { t } = useTranslation("words");
  const { id, title, status, thumbUrl, imageCount, vendor } = product;
  return (
    <IndexTable.Row id={id} position={index} selected={selected}>
      {condensed ? (
        <CondensedCells product={product} />
      ) : (
        <>
          <IndexTable.Cell>
            <InlineStack gap="300" wrap={false} blockAlign="center">
              <Thumb url={thumbUrl} alt="" />
              <Link url={`/app/products/${id}`} dataPrimaryLink removeUnderline monochrome>
                <Text as="span" fontWeight="semibold">
                  {title}
                </Text>
              </Link>
            </InlineStack>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <ProductStatusBadge status={status} />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Text as="span" numeric>
              {t("photos", { count: imageCount })}
            </Text>
          </IndexTable.Cell>
          <IndexTable.Cell>
            <EnhancedBadges product={product} />
          </IndexTable.Cell>
          <IndexTable.Cell>{vendor}</IndexTable.Cell>
        </>
      )}
    </IndexTable.Row>
  );
}

function CondensedCells({ product }: { readonly product: ProductRow }) {
  const { t } = useTranslation("words");
  const { id, title, status, thumbUrl, imageCount } = product;
  return (
    <IndexTable.Cell>
      <InlineStack gap="300" wrap={false} blockAlign="center">
        <Thumb url={thumbUrl} alt="" sizePx={48} />
        <BlockStack gap="100">
          <Link url={`/app/products/${id}`} dataPrimaryLink removeUnderline monochrome>
            <Text as="span" fontWeight="semibold">
              {title}
            </Text>
          </Link>
          <Text as="span" tone="subdued">
            {t("photos", { count: imageCount })}
          </Text>
          <InlineStack gap="100">
            <ProductStatusBadge status={status} />
            <EnhancedBadges product={product} />
          </InlineStack>
        </BlockStack>
      </InlineStack>
    </IndexTable.Cell>
  );
}

function EnhancedBadges({ product: { inReview, writtenBack } }: { readonly product: ProductRow }) {
  const { t } = useTranslation("catalogue");
  return (
    <InlineStack gap="100">
      {inReview > 0 && <Badge tone="attention">{t("toReview", { count: inReview })}</Badge>}
      {writtenBack > 0 && <Badge tone="success">{t("enhanced", { count: writtenBack })}</Badge>}
    </InlineStack>
  );
}
