/** What the catalogue shows instead of products: it is being read, could not be read, holds none, or none match. */
import { useNavigate } from "@remix-run/react";
import { BlockStack, Box, EmptyState, SkeletonBodyText, Text } from "@shopify/polaris";

interface CatalogueEmptyProps {
  readonly syncing: boolean;
  readonly failed: boolean;
  readonly filtered: boolean;
  readonly onRefresh: () => void;
}

export function CatalogueEmpty({ syncing, failed, filtered, onRefresh }: CatalogueEmptyProps) {
  const navigate = useNavigate();
  if (filtered) {
    return (
      <EmptyState
        heading="No products match"
        image="/empty-catalogue.svg"
        action={{ content: "Show all products", onAction: () => navigate("/app/catalogue") }}
      >
        <p>Try another word, or fewer filters.</p>
      </EmptyState>
    );
  }
  if (syncing) {
    return (
      <Box padding="400">
        <BlockStack gap="400">
          <div role="status">
            <Text as="p">
              Reading your products from Shopify. This takes a minute for a few thousand of them.
            </Text>
          </div>
          <SkeletonBodyText lines={6} />
        </BlockStack>
      </Box>
    );
  }
  return (
    <EmptyState
      heading={failed ? "Your products could not be read" : "No products yet"}
      image="/empty-catalogue.svg"
      action={{ content: "Refresh from Shopify", onAction: onRefresh }}
    >
      <p>
        {failed
          ? "Shopify did not answer as expected. Nothing is lost: try again."
          : "Add products with photos in Shopify, then refresh."}
      </p>
    </EmptyState>
  );
}
