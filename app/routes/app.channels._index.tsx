/** The marketplaces: accounts and how they stand, connecting one more, and the switch that stops everything. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { AppError } from "#core/errors.ts";
import { afterApprovals } from "#core/publishing/after-approval.ts";
import { connectedChannels } from "#core/publishing/channel-traits.ts";
import { chooseAfterApproval } from "#services/accounts/choose-after-approval.ts";
import { disconnectAccount } from "#services/accounts/disconnect-account.ts";
import { readChannels } from "#services/accounts/read-channels.ts";
import { openChannelAgain, stopChannel } from "#services/publications/stop-channel.ts";
import { ChannelsPage } from "../components/accounts/channels-page.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { connectors } from "../connectors.server.ts";
import { merchantAction, merchantLoader, readIntent, textField } from "../merchant.server.ts";
import { beginSignIn, redirectUrlOf } from "../sign-in.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, staff }) => {
  const limits = new Map([...connectors].map(([channel, connector]) => [channel, connector.limits]));
  const channels = await readChannels(shopId, limits);
  return {
    channels: channels.map((view) => ({ ...view, redirectUrl: redirectUrlOf(view.channel) })),
    may: { connect: staff.permissions.includes("settings"), stop: staff.permissions.includes("publish") },
  };
});

export const action = merchantAction(async ({ shopId, actor, t }, form) => {
  const intent = readIntent(form, ["connect", "disconnect", "automate", "stop", "open"]);
  if (intent === "disconnect") {
    await disconnectAccount(shopId, textField(form, "accountId"), actor);
    return { ok: true, message: t("accounts:disconnected") };
  }
  if (intent === "automate") {
    const choice = afterApprovals.find((name) => name === textField(form, "afterApproval"));
    if (choice === undefined) throw new AppError("BAD_INPUT", "expected what follows an approval");
    await chooseAfterApproval(shopId, textField(form, "accountId"), choice, actor);
    return { ok: true, message: t("accounts:afterApproval.done") };
  }
  const channel = connectedChannels.find((name) => name === textField(form, "channel"));
  if (channel === undefined)
    throw new AppError("BAD_INPUT", `expected a channel but received "${textField(form, "channel")}"`);
  switch (intent) {
    case "connect": {
      const accountId = textField(form, "accountId") || null;
      const wish = { channel, region: textField(form, "region"), accountId, actor };
      return { ok: true, message: t("accounts:leaving"), openUrl: await beginSignIn(shopId, wish) };
    }
    case "stop":
      await stopChannel(shopId, channel, actor);
      return { ok: true, message: t("accounts:stop.done") };
    case "open":
      await openChannelAgain(shopId, channel, actor);
      return { ok: true, message: t("accounts:stop.undone") };
  }
});

export default function Channels() {
  const { t } = useTranslation(["accounts", "exports"]);
  return (
    <PageFrame
      title={t("title")}
      subtitle={t("subtitle")}
      secondaryActions={[{ content: t("exports:title"), url: "/app/exports" }]}
    >
      <ChannelsPage {...useLoaderData<typeof loader>()} />
    </PageFrame>
  );
}
