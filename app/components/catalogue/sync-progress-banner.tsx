/** How far the reading of a large catalogue is, and a way to stop it. */
import { Banner, BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { SyncProgress } from "#services/catalogue/bulk-read.ts";

interface SyncProgressBannerProps {
  readonly progress: SyncProgress;
  readonly stopping: boolean;
  readonly onStop: () => void;
}

export function SyncProgressBanner({ progress, stopping, onStop }: SyncProgressBannerProps) {
  const { t } = useTranslation("catalogue");
  return (
    <Banner
      tone="info"
      title={t("progress.title")}
      action={{ content: t("progress.stop"), onAction: onStop, loading: stopping }}
    >
      <BlockStack gap="100">
        <Text as="p">{t("progress.found", { count: progress.objectsFound })}</Text>
        <Text as="p">{t("progress.recorded", { count: progress.recorded })}</Text>
      </BlockStack>
    </Banner>
  );
}
