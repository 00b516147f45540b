/** A product's finished pictures together: which channels take them, doubles, and whether they look like one set. */
import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { GalleryVerdict } from "#services/catalogue/judge-gallery.ts";
import styles from "./channels.module.css";

export function GalleryCard({ gallery }: { readonly gallery: GalleryVerdict }) {
  const { t } = useTranslation("channels");
  if (gallery.pictures === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingSm">
            {t("galleryTitle")}
          </Text>
          <Text as="p" tone="subdued">
            {t("galleryHelp", { count: gallery.pictures })}
          </Text>
        </BlockStack>
        <ul className={styles["set"]}>
          {gallery.channels.map(({ channel, blocked }) => (
            <li key={channel}>
              <InlineStack gap="200" align="space-between">
                <Text as="span">{t(`name.${channel}`)}</Text>
                <Badge tone={blocked.length === 0 ? "success" : "critical"}>
                  {blocked.length === 0
                    ? t("allFit")
                    : t("refusedPhotos", { count: blocked.length, photos: blocked.join(", ") })}
                </Badge>
              </InlineStack>
            </li>
          ))}
        </ul>
        <ul className={styles["set"]}>
          {gallery.duplicates.map(({ photos: [first, second], likeness }) => (
            <li key={`${first} ${second}`}>{t(`set.${likeness}`, { first, second })}</li>
          ))}
          {gallery.consistency.map(({ check, severity }) => (
            <li key={check}>{t(`set.${check}.${severity}`)}</li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
