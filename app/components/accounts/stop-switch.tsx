/** The kill switch of a channel: says who stopped it and since when, and asks before it stops. */
import { Banner, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChannelView } from "#services/accounts/read-channels.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import { TimeAgo } from "../time-ago.tsx";

interface StopSwitchProps {
  /** The channel's name. */
  readonly title: string;
  readonly stop: ChannelView["stop"];
  readonly disabled: boolean;
  readonly onChange: (intent: "stop" | "open") => void;
}

export function StopSwitch({ title, stop, disabled, onChange }: StopSwitchProps) {
  const { t } = useTranslation("accounts");
  const [asking, setAsking] = useState(false);
  if (stop !== null)
    return (
      <Banner
        tone="critical"
        title={t("stop.title", { channel: title })}
        action={{ content: t("stop.open"), disabled, onAction: () => onChange("open") }}
      >
        <p>
          {stop.by === "" ? t("stop.since") : t("stop.by", { name: stop.by })} <TimeAgo at={stop.at} />
        </p>
      </Banner>
    );
  return (
    <InlineStack gap="200" blockAlign="center" align="space-between">
      <Text as="p" tone="subdued">
        {t("stop.help", { channel: title })}
      </Text>
      <Button tone="critical" disabled={disabled} onClick={() => setAsking(true)}>
        {t("stop.button", { channel: title })}
      </Button>
      <ConfirmModal
        open={asking}
        title={t("stop.ask", { channel: title })}
        text={t("stop.text")}
        confirmLabel={t("stop.button", { channel: title })}
        destructive
        onConfirm={() => onChange("stop")}
        onClose={() => setAsking(false)}
      />
    </InlineStack>
  );
}
