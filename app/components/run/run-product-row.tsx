/** One product of a run with its pictures as they come. */
import { BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RunProductRow as Row } from "#services/runs/read-run.ts";
import { RenditionTile } from "../rendition-tile.tsx";
import { Thumb } from "../thumb.tsx";
import styles from "./run.module.css";

export function RunProductRow({ product }: { readonly product: Row }) {
  const { t } = useTranslation("runs");
  const { title, productId, thumbUrl, renditions, state, errorMessage } = product;
  return (
    <li className={styles["product"]}>
      <InlineStack gap="300" blockAlign="center" wrap={false}>
        <Thumb url={thumbUrl} alt="" sizePx={48} />
        <BlockStack gap="050">
          <Link url={`/app/products/${productId}`} removeUnderline monochrome>
            <Text as="span" fontWeight="semibold">
              {title}
            </Text>
          </Link>
          {errorMessage !== null && (
            <Text as="p" tone="critical">
              {errorMessage}
            </Text>
          )}
        </BlockStack>
      </InlineStack>
      <div className={styles["pictures"]}>
        {renditions.length === 0 ? (
          <Text as="p" tone="subdued">
            {t(`product.${state}`)}
          </Text>
        ) : (
          renditions.map((card) => <RenditionTile key={card.id} card={card} title={title} />)
        )}
      </div>
    </li>
  );
}
