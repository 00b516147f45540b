/** What a file of links would change, line by line, and what is wrong in it. */
import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { LinkPreview } from "#services/listings/import-links.ts";
import styles from "./listings.module.css";

interface LinkPreviewCardProps {
  readonly preview: LinkPreview;
  readonly onLink: () => void;
}

export function LinkPreviewCard({ preview, onLink }: LinkPreviewCardProps) {
  const { t } = useTranslation("listings");
  if (preview.fault !== null)
    return (
      <Banner tone="critical">
        {t(`import.fault.${preview.fault}`)}
        {preview.fault === "broken" &&
          preview.line !== null &&
          ` ${t("import.inLine", { line: preview.line })}`}
      </Banner>
    );
  const { links, faults, counts } = preview;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <div aria-live="polite">
            <Text as="h2" variant="headingMd">
              {t("import.links", { count: counts.links })}
            </Text>
            <Text as="p" tone="subdued">
              {t("import.same", { count: counts.same })} {t("import.blank", { count: counts.blank })}
            </Text>
          </div>
          <Button variant="primary" disabled={counts.links === 0} onClick={onLink}>
            {t("import.link", { count: counts.links })}
          </Button>
        </InlineStack>
        {counts.faults > 0 && (
          <Banner tone="warning" title={t("import.faults", { count: counts.faults })}>
            <ul className={styles["lines"]}>
              {faults.map(({ line, fault, cell }) => (
                <li key={line}>
                  {t("import.inLine", { line })} {t(`import.lineFault.${fault}`, { cell })}
                </li>
              ))}
            </ul>
            {counts.faults > faults.length && t("import.more", { count: counts.faults - faults.length })}
          </Banner>
        )}
        {links.length > 0 && (
          <ul className={styles["lines"]}>
            {links.map(({ line, listing, before, product }) => (
              <li key={line}>
                {t("import.inLine", { line })} {listing}:{" "}
                {before !== null && (
                  <>
                    <del>{before}</del> →{" "}
                  </>
                )}
                <strong>{product}</strong>
              </li>
            ))}
          </ul>
        )}
        {counts.links > links.length && (
          <Text as="p" tone="subdued">
            {t("import.more", { count: counts.links - links.length })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
