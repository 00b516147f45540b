/** How far an export is: first the rules are asked about every product, then the pictures are packed. */
import { BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ExportView } from "#services/exports/list-exports.ts";
import { ProgressBar } from "../run/progress-bar.tsx";

export function ExportProgress({ one }: { readonly one: ExportView }) {
  const { t } = useTranslation("exports");
  const isPacking = one.state === "packing";
  const [done, count] = isPacking
    ? [one.picturesPacked, one.pictureCount]
    : [one.productsChecked, one.productCount];
  const id = `export-${one.id}`;
  return (
    <BlockStack gap="200">
      <ProgressBar progress={count === 0 ? 0 : done / count} done={false} labelledBy={id} />
      <div id={id} aria-live="polite">
        <Text as="p" tone="subdued">
          {isPacking ? t("packing", { count, done }) : t("checking", { count, done })}
        </Text>
      </div>
    </BlockStack>
  );
}
