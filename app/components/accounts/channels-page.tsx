/** The page Channels: one card for each marketplace, and above them what needs a person. */
import { useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack } from "@shopify/polaris";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { ActionResult } from "../../action-result.ts";
import { leaveFor } from "../leave-for.ts";
import { useAction } from "../use-action.ts";
import { ChannelCard, type CardChannel } from "./channel-card.tsx";
import { SignInBanner } from "./sign-in-banner.tsx";

interface ChannelsPageProps {
  readonly channels: readonly CardChannel[];
  readonly may: { readonly connect: boolean; readonly stop: boolean };
}

export function ChannelsPage({ channels, may }: ChannelsPageProps) {
  const { t } = useTranslation("accounts");
  const shopify = useAppBridge();
  const onDone = useCallback(
    (result: ActionResult) => {
      leaveFor(result);
      if (result.ok) shopify.toast.show(result.message);
    },
    [shopify],
  );
  const action = useAction(onDone);
  const signedOut = channels.flatMap(({ channel, accounts }) =>
    accounts
      .filter(({ health }) => health.state === "signed-out")
      .map(({ id, name }) => ({ id, name, channel })),
  );
  return (
    <BlockStack gap="400">
      {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
      {!may.connect && <Banner tone="info">{t("notAllowed")}</Banner>}
      <SignInBanner accounts={signedOut} />
      {channels.map((channel) => (
        <ChannelCard
          key={channel.channel}
          channel={channel}
          may={may}
          busy={action.busy}
          onPost={(fields) => action.post({ channel: channel.channel, ...fields })}
        />
      ))}
    </BlockStack>
  );
}
