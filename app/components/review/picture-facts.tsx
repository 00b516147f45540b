/** The plain facts of a finished picture. */
import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { outputFormatOf } from "#core/output-formats.ts";
import type { ReviewDetail } from "#services/review/read-review.ts";
import { fileSize } from "../../words/format.ts";
import styles from "./review.module.css";

export function PictureFacts({ review }: { readonly review: ReviewDetail }) {
  const { product, presetTitle, position, alt, width, height, bytes, mimeType } = review;
  return (
    <div className={styles["details"]}>
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingSm">
            Picture
          </Text>
          <dl className={styles["facts"]}>
            <dt>Product</dt>
            <dd>
              <Link url={`/app/products/${product.id}`}>{product.title}</Link>
            </dd>
            <dt>Preset</dt>
            <dd>{presetTitle}</dd>
            <dt>Place</dt>
            <dd>{position === 0 ? "Main photo" : `Photo ${position + 1}`}</dd>
            {width !== null && height !== null && (
              <>
                <dt>Size</dt>
                <dd>{`${width} × ${height} px`}</dd>
              </>
            )}
            {bytes !== null && mimeType !== null && (
              <>
                <dt>File</dt>
                <dd>{`${outputFormatOf(mimeType)?.title ?? mimeType}, ${fileSize(bytes)}`}</dd>
              </>
            )}
            <dt>Alt text</dt>
            <dd>{alt === "" ? "None" : alt}</dd>
          </dl>
        </BlockStack>
      </Card>
    </div>
  );
}
