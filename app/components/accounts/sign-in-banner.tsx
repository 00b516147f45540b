/** Says which accounts their channels let us into no more, and leads to signing in again. */
import { Banner, BlockStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import type { SignedOutAccount } from "#services/accounts/list-signed-out.ts";
import { leaveFor } from "../leave-for.ts";
import { useAction } from "../use-action.ts";

export function SignInBanner({ accounts }: { readonly accounts: readonly SignedOutAccount[] }) {
  const { t } = useTranslation("accounts");
  const action = useAction(leaveFor);
  if (accounts.length === 0) return null;
  return (
    <BlockStack gap="200">
      {accounts.map(({ id, channel, name }) => (
        <Banner
          key={id}
          tone="critical"
          title={t("signedOut.title", { channel: channelTraits[channel].title, name })}
          action={{
            content: t("signInAgain"),
            disabled: action.busy,
            onAction: () => action.post({ intent: "connect", channel, accountId: id }, "/app/channels?index"),
          }}
        >
          <p>{action.result?.ok === false ? action.result.message : t("signedOut.text")}</p>
        </Banner>
      ))}
    </BlockStack>
  );
}
