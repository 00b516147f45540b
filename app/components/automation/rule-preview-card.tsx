/** Tries a rule on the products of the last 30 days, saved or not. */
import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Box, Button, Card, InlineStack, Layout, Link, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { PreviewProduct, RulePreview } from "#services/automation/preview-rule.ts";
import { Thumb } from "../thumb.tsx";
import styles from "./automation.module.css";

interface RulePreviewCardProps {
  /** Calls back with the rule as JSON once the form is complete. */
  readonly whenGood: (act: (rule: string) => void) => () => void;
}

export function RulePreviewCard({ whenGood }: RulePreviewCardProps) {
  const { t } = useTranslation("automation");
  const fetcher = useFetcher<RulePreview>();
  const run = whenGood((rule) =>
    fetcher.submit({ rule }, { method: "post", action: "/app/automation/preview" }),
  );
  const preview = fetcher.data;
  return (
    <Layout.AnnotatedSection title={t("preview.title")} description={t("preview.description")}>
      <Card>
        <BlockStack gap="400">
          <div>
            <Button onClick={run} loading={fetcher.state !== "idle"}>
              {t("preview.run")}
            </Button>
          </div>
          <div aria-live="polite">{preview && "added" in preview && <Outcome preview={preview} />}</div>
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
}

function Outcome({ preview }: { readonly preview: RulePreview }) {
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
