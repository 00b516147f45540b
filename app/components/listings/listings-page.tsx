/** All listings, or the way to have some: no account yet, none read yet, none that matches. */
import { Banner, BlockStack, Box, Card, EmptyState, Text } from "@shopify/polaris";
import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { ListingsPage as Page } from "#services/listings/list-listings.ts";
import type { ListingAccount } from "#services/listings/read-listing-accounts.ts";
import { readListingFilter } from "../../reading/listing-filter.ts";
import type { Action } from "../use-action.ts";
import { ListingAccounts } from "./listing-accounts.tsx";
import { ListingFilters } from "./listing-filters.tsx";
import { ListingTable } from "./listing-table.tsx";

interface ListingsPageProps {
  readonly page: Page;
  readonly accounts: readonly ListingAccount[];
  readonly mayPublish: boolean;
  readonly action: Action;
}

export function ListingsPage({ page, accounts, mayPublish, action }: ListingsPageProps) {
  const { t } = useTranslation("listings");
  const [address] = useSearchParams();
  const isFiltered = Object.keys(readListingFilter(address)).length > 0;
  const isEmpty = page.listings.length === 0;
  if (accounts.length === 0 && isEmpty && !isFiltered)
    return (
      <Card>
        <EmptyState
          heading={t("noAccount.title")}
          image="/empty-runs.svg"
          action={{ content: t("noAccount.action"), url: "/app/channels" }}
        >
          <p>{t("noAccount.text")}</p>
        </EmptyState>
      </Card>
    );
  return (
    <BlockStack gap="400">
      {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
      {!mayPublish && <Banner tone="info">{t("notAllowed")}</Banner>}
      <Card padding="0">
        <ListingFilters counts={page.counts} accounts={accounts} />
        {isEmpty ? (
          <Box padding="600">
            <Text as="p" tone="subdued" alignment="center">
              {t(isFiltered ? "noneMatch" : "noneYet")}
            </Text>
          </Box>
        ) : (
          <ListingTable {...{ page, mayPublish, action }} />
        )}
      </Card>
      <ListingAccounts accounts={accounts} action={action} mayRead={mayPublish} />
    </BlockStack>
  );
}
