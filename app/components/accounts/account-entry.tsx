/** One account: who it is, where it sells, how it stands, and what may be done with it. */
import { Badge, BlockStack, Box, Button, InlineStack, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { afterApprovals } from "#core/publishing/after-approval.ts";
import type { AccountHealth } from "#services/accounts/account-health.ts";
import type { AccountView } from "#services/accounts/read-channels.ts";
import { useFormat } from "../../words/use-format.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import { TimeAgo } from "../time-ago.tsx";
import { useAccountWords } from "./account-words.ts";
import { CallsLeft } from "./calls-left.tsx";

interface AccountEntryProps {
  readonly account: AccountView;
  readonly mayConnect: boolean;
  readonly mayDisconnect: boolean;
  readonly mayAutomate: boolean;
  readonly onSignIn: () => void;
  readonly onAutomate: (afterApproval: string) => void;
  readonly onDisconnect: () => void;
}

const tones = { good: "success", ending: "warning", "signed-out": "critical", disconnected: "info" } as const;

export function AccountEntry(props: AccountEntryProps) {
  const { account, mayConnect, mayDisconnect, mayAutomate, onSignIn, onAutomate, onDisconnect } = props;
  const { t } = useTranslation("accounts");
  const words = useAccountWords();
  const [leaving, setLeaving] = useState(false);
  const { name, sellerId, health, listings, linked, waiting } = account;
  const where = [words.region(account.region), words.countries(account.marketplaces)].filter(Boolean);
  const isGood = health.state === "good";
  return (
    <Box borderBlockStartWidth="025" borderColor="border" paddingBlockStart="300">
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {name}
          </Text>
          <Badge tone={tones[health.state]}>{t(`health.${health.state}`)}</Badge>
        </InlineStack>
        <Text as="p" tone="subdued" breakWord>
          {t("seller", { id: sellerId })}
          {where.length > 0 && ` · ${where.join(": ")}`}
        </Text>
        <Text as="p">
          {t("listings", { count: listings })} {t("linked", { count: linked })}
        </Text>
        <HealthText health={health} />
        {waiting > 0 && <Text as="p">{t("waiting", { count: waiting })}</Text>}
        {health.state !== "disconnected" && (
          <Select
            label={t("afterApproval.label")}
            helpText={t("afterApproval.help")}
            options={afterApprovals.map((value) => ({ value, label: t(`afterApproval.${value}`) }))}
            value={account.afterApproval}
            disabled={!mayAutomate}
            onChange={onAutomate}
          />
        )}
        <Text as="p" variant="bodySm" tone="subdued">
          {t("signedIn")} <TimeAgo at={account.signedInAt} />
        </Text>
        {health.state !== "disconnected" && <CallsLeft calls={account.calls} />}
        <InlineStack gap="200">
          <Button
            variant={isGood ? "tertiary" : "primary"}
            disabled={!mayConnect}
            accessibilityLabel={t("signInAgainAs", { name })}
            onClick={onSignIn}
          >
            {t("signInAgain")}
          </Button>
          {health.state !== "disconnected" && (
            <Button
              variant="tertiary"
              tone="critical"
              disabled={!mayDisconnect}
              accessibilityLabel={t("disconnectOf", { name })}
              onClick={() => setLeaving(true)}
            >
              {t("disconnect")}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
      <ConfirmModal
        open={leaving}
        title={t("leave.title", { name })}
        text={t("leave.text")}
        confirmLabel={t("disconnect")}
        destructive
        onConfirm={onDisconnect}
        onClose={() => setLeaving(false)}
      />
    </Box>
  );
}

function HealthText({ health }: { readonly health: AccountHealth }) {
  const { t } = useTranslation("accounts");
  const { date } = useFormat();
  const { state, signInEndsAt, daysLeft, urgency } = health;
  if (state === "signed-out") return <Text as="p">{t("healthText.signed-out")}</Text>;
  if (state === "disconnected") return <Text as="p">{t("healthText.disconnected")}</Text>;
  if (signInEndsAt === null || daysLeft === null) return null;
  if (urgency === null)
    return (
      <Text as="p" variant="bodySm" tone="subdued">
        {t("healthText.good", { date: date(signInEndsAt) })}
      </Text>
    );
  return (
    <Text as="p" {...(urgency !== "soon" && { tone: "critical", fontWeight: "semibold" })}>
      {t("healthText.ending", { date: date(signInEndsAt), count: daysLeft })}
    </Text>
  );
}
