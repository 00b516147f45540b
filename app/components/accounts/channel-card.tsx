/** One marketplace: its accounts, one more, and its stop switch; or what the server lacks to offer it. */
import { Badge, BlockStack, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import type { ChannelView } from "#services/accounts/read-channels.ts";
import { AccountEntry } from "./account-entry.tsx";
import { ConnectButton } from "./connect-button.tsx";
import { StopSwitch } from "./stop-switch.tsx";

export interface CardChannel extends ChannelView {
  /** As it has to be registered with the channel. */
  readonly redirectUrl: string;
}

interface ChannelCardProps {
  readonly channel: CardChannel;
  readonly may: { readonly connect: boolean; readonly stop: boolean };
  readonly busy: boolean;
  readonly onPost: (fields: Record<string, string>) => void;
}

export function ChannelCard({ channel, may, busy, onPost }: ChannelCardProps) {
  const { t } = useTranslation("accounts");
  const { accounts, isRegistered, regions, stop } = channel;
  const { title } = channelTraits[channel.channel];
  const mayConnect = may.connect && isRegistered && !busy;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center" align="space-between">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            {stop !== null && <Badge tone="critical">{t("stop.stopped")}</Badge>}
          </InlineStack>
          {isRegistered && (
            <ConnectButton
              title={title}
              isFirst={accounts.length === 0}
              regions={regions}
              disabled={!mayConnect}
              onConnect={(region) => onPost({ intent: "connect", region })}
            />
          )}
        </InlineStack>
        {isRegistered && accounts.length === 0 && (
          <Text as="p" tone="subdued">
            {t("empty", { channel: title })}
          </Text>
        )}
        {!isRegistered && <NotRegistered channel={channel} title={title} />}
        {accounts.map((account) => (
          <AccountEntry
            key={account.id}
            account={account}
            mayConnect={mayConnect}
            mayDisconnect={may.connect && !busy}
            mayAutomate={may.connect && may.stop && !busy}
            onAutomate={(afterApproval) =>
              onPost({ intent: "automate", accountId: account.id, afterApproval })
            }
            onSignIn={() => onPost({ intent: "connect", accountId: account.id })}
            onDisconnect={() => onPost({ intent: "disconnect", accountId: account.id })}
          />
        ))}
        {(accounts.length > 0 || stop !== null) && (
          <StopSwitch
            title={title}
            stop={stop}
            disabled={!may.stop || busy}
            onChange={(intent) => onPost({ intent })}
          />
        )}
      </BlockStack>
    </Card>
  );
}

function NotRegistered({ channel, title }: { readonly channel: CardChannel; readonly title: string }) {
  const { t } = useTranslation("accounts");
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        {t("unregistered.text", { channel: title })}
      </Text>
      <List>
        {channel.settings.map((name) => (
          <List.Item key={name}>
            <code>{name}</code>
          </List.Item>
        ))}
      </List>
      <Text as="p" tone="subdued" breakWord>
        {t("unregistered.address")} <code>{channel.redirectUrl}</code>
      </Text>
    </BlockStack>
  );
}
