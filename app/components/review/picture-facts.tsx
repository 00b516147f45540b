/** The plain facts of a finished picture. */
import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { outputFormatOf } from "#core/output-formats.ts";
import type { ReviewDetail } from "#services/review/read-review.ts";
import { photoName } from "../../words/rendition-words.ts";
import { useFormat } from "../../words/use-format.ts";
import styles from "./review.module.css";

interface PictureFactsProps {
  readonly review: ReviewDetail;
}

export const PictureFacts = memo(function PictureFacts({ review }: PictureFactsProps) {
  const { t } = useTranslation(["review", "words"]);
  const { fileSize } = useFormat();
  const { product, presetTitle, writeMode, position, alt, width, height, bytes, mimeType } = review;
  return (
    <div className={styles["details"]}>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingSm">
            {t("facts.title")}
          </Text>
          <dl className={styles["facts"]}>
            <dt>{t("facts.product")}</dt>
            <dd>
              <Link url={`/app/products/${product.id}`}>{product.title}</Link>
            </dd>
            <dt>{t("words:preset")}</dt>
            <dd>{presetTitle}</dd>
            <dt>{t("facts.place")}</dt>
            <dd>{photoName(position, t)}</dd>
            {width !== null && height !== null && (
              <>
                <dt>{t("facts.size")}</dt>
                <dd>{t("facts.pixels", { width, height })}</dd>
              </>
            )}
            {bytes !== null && mimeType !== null && (
              <>
                <dt>{t("facts.file")}</dt>
                <dd>{`${outputFormatOf(mimeType)?.title ?? mimeType}, ${fileSize(bytes)}`}</dd>
              </>
            )}
            <dt>{t("facts.intoShop")}</dt>
            <dd>{t(`words:writeMode.${writeMode}.short`)}</dd>
            <dt>{t("facts.alt")}</dt>
            <dd>{alt === "" ? t("facts.noAlt") : alt}</dd>
          </dl>
        </BlockStack>
      </Card>
    </div>
  );
});
