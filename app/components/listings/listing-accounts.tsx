/** When each account's listings were read, and the button that reads them again. */
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import type { ListingAccount } from "#services/listings/read-listing-accounts.ts";
import { TimeAgo } from "../time-ago.tsx";
import type { Action } from "../use-action.ts";

interface ListingAccountsProps {
  readonly accounts: readonly ListingAccount[];
  readonly action: Action;
  readonly mayRead: boolean;
}

export function ListingAccounts({ accounts, action, mayRead }: ListingAccountsProps) {
  const { t } = useTranslation("listings");
  if (accounts.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("accounts")}
        </Text>
        {accounts.map(({ id, channel, name, readAt, isReading }) => (
          <InlineStack key={id} gap="300" blockAlign="center" align="space-between">
            <Text as="span">
              {channelTraits[channel].title}, {name}:{" "}
              <Text as="span" tone="subdued">
                {isReading && t("reading")}
                {!isReading && readAt === null && t("neverRead")}
                {!isReading && readAt !== null && <TimeAgo at={readAt} />}
              </Text>
            </Text>
            <Button
              disabled={isReading || !mayRead}
              accessibilityLabel={t("readOf", { name })}
              onClick={() => action.post({ intent: "read", accountId: id })}
            >
              {t("read")}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
