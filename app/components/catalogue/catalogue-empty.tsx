/** What the catalogue shows instead of products: it is being read, could not be read, holds none, or none match. */
import { useNavigate } from "@remix-run/react";
import { BlockStack, Box, EmptyState, SkeletonBodyText, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

interface CatalogueEmptyProps {
  readonly syncing: boolean;
  readonly failed: boolean;
  readonly filtered: boolean;
  readonly onRefresh: () => void;
}

export function CatalogueEmpty({ syncing, failed, filtered, onRefresh }: CatalogueEmptyProps) {
  const { t } = useTranslation("catalogue");
  const navigate = useNavigate();
  if (filtered) {
    return (
      <EmptyState
        heading={t("empty.noMatch")}
        image="/empty-catalogue.svg"
        action={{ content: t("empty.showAll"), onAction: () => navigate("/app/catalogue") }}
      >
        <p>{t("empty.noMatchHelp")}</p>
      </EmptyState>
    );
  }
  if (syncing) {
    return (
      <Box padding="400">
        <BlockStack gap="400">
          <div role="status">
            <Text as="p">{t("empty.reading")}</Text>
          </div>
          <SkeletonBodyText lines={6} />
        </BlockStack>
      </Box>
    );
  }
  return (
    <EmptyState
      heading={failed ? t("empty.failed") : t("empty.none")}
      image="/empty-catalogue.svg"
      action={{ content: t("refresh"), onAction: onRefresh }}
    >
      <p>{failed ? t("empty.failedHelp") : t("empty.noneHelp")}</p>
    </EmptyState>
  );
}
