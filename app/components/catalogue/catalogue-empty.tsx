/** What the catalogue shows instead of products: it is being read, could not be read, holds none, or none match. */
import { useNavigate } from "@remix-run/react";
import { Card, EmptyState, SkeletonBodyText, Text, BlockStack } from "@shopify/polaris";

interface CatalogueEmptyProps {
  readonly syncing: boolean;
  readonly filtered: boolean;
  readonly onRefresh: () => void;
}

export function CatalogueEmpty({ syncing, filtered, onRefresh }: CatalogueEmptyProps) {
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
      <Card>
        <BlockStack gap="400">
          <div role="status">
            <Text as="p">
              Reading your products from Shopify. This takes a minute for a few thousand of them.
            </Text>
          </div>
          <SkeletonBodyText lines={6} />
        </BlockStack>
      </Card>
    );
  }
  return (
    <EmptyState
      heading="No products yet"
      image="/empty-catalogue.svg"
      action={{ content: "Refresh from Shopify", onAction: onRefresh }}
    >
      <p>Add products with photos in Shopify, then refresh.</p>
    </EmptyState>
  );
}
