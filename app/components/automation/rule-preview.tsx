/** What a rule would have taken in the last 30 days; fetched when it is asked for. */
import { Badge, BlockStack, Box, Button, InlineStack, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { PreviewProduct, RulePreview as Preview } from "#services/automation/preview-rule.ts";
import { Thumb } from "../thumb.tsx";
import styles from "./automation.module.css";

export function RulePreview({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation("automation");
  const { added, matching, unknown, photos, products, more } = preview;
  const certain = products.filter(({ answer }) => answer === "yes");
  const ids = new URLSearchParams(certain.map(({ id }) => ["ids[]", id]));
  return (
    <BlockStack gap="300">
      <Text as="p">{t("preview.added", { count: added })}</Text>
      {added > 0 && (
        <Text as="p" fontWeight="semibold">
          {t("preview.matching", { count: matching, photos: t("preview.photos", { count: photos }) })}
        </Text>
      )}
      {unknown > 0 && <Text as="p">{t("preview.unknown", { count: unknown })}</Text>}
      {products.length > 0 && (
        <ul className={styles["products"]}>
          {products.map((product) => (
            <ProductLine key={product.id} product={product} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Text as="p" tone="subdued">
          {t("preview.more", { count: more })}
        </Text>
      )}
      {certain.length > 0 && (
        <Box>
          <Button url={`/app/runs/new?${ids.toString()}`}>
            {t("preview.enhance", { count: certain.length })}
          </Button>
        </Box>
      )}
    </BlockStack>
  );
}

function ProductLine({
  product: { id, title, thumbUrl, photos, answer },
}: {
  readonly product: PreviewProduct;
}) {
  const { t } = useTranslation("automation");
  return (
    <li className={styles["product"]}>
      <Thumb url={thumbUrl} alt="" />
      <Link url={`/app/products/${id}`} removeUnderline>
        {title}
      </Link>
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" tone="subdued">
          {t("preview.photos", { count: photos })}
        </Text>
        <Badge tone={answer === "yes" ? "success" : "info"}>
          {t(answer === "yes" ? "preview.certain" : "preview.depends")}
        </Badge>
      </InlineStack>
    </li>
  );
}
