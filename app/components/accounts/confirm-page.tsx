/** Shows the account that signed in, and links it to the shop when a person says that it is the right one. */
import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { channelTraits } from "#core/publishing/channel-traits.ts";
import type { AttemptView } from "#services/accounts/read-attempt.ts";
import { PageFrame } from "../page-frame.tsx";
import { useAction } from "../use-action.ts";
import styles from "./accounts.module.css";
import { useAccountWords } from "./account-words.ts";

interface ConfirmPageProps {
  readonly attempt: AttemptView;
  readonly shopDomain: string;
  readonly mayConnect: boolean;
}

export function ConfirmPage({ attempt, shopDomain, mayConnect }: ConfirmPageProps) {
  const { t } = useTranslation("accounts");
  const { title } = channelTraits[attempt.channel];
  const { account, expected } = attempt;
  const isWrong = account !== null && expected !== null && account.sellerId !== expected.sellerId;
  return (
    <PageFrame
      title={t("confirm.title", { channel: title })}
      back={{ content: t("title"), url: "/app/channels" }}
    >
      {account === null ? (
        <Over attempt={attempt} title={title} />
      ) : (
        <BlockStack gap="400">
          {isWrong && (
            <Banner tone="critical" title={t("confirm.wrong.title")}>
              <p>{t("confirm.wrong.text", { name: expected.name, id: expected.sellerId })}</p>
            </Banner>
          )}
          <Choice
            {...{ attempt, account, title, shopDomain }}
            disabled={!mayConnect || isWrong}
            discardOnly={isWrong}
          />
        </BlockStack>
      )}
    </PageFrame>
  );
}

/** Nothing came, or it is too late to link it. */
function Over({ attempt, title }: { readonly attempt: AttemptView; readonly title: string }) {
  const { t } = useTranslation("accounts");
  const { errorCode } = attempt;
  const reason = errorCode === null ? "over" : errorCode === "BAD_INPUT" ? "refused" : "failed";
  return (
    <Banner
      tone="warning"
      title={t(`confirm.${reason}.title`, { channel: title })}
      action={{ content: t("confirm.toChannels"), url: "/app/channels" }}
    >
      <p>{t(`confirm.${reason}.text`, { channel: title })}</p>
    </Banner>
  );
}

interface ChoiceProps {
  readonly attempt: AttemptView;
  readonly account: NonNullable<AttemptView["account"]>;
  readonly title: string;
  readonly shopDomain: string;
  readonly disabled: boolean;
  readonly discardOnly: boolean;
}

function Choice({ attempt, account, title, shopDomain, disabled, discardOnly }: ChoiceProps) {
  const { t } = useTranslation("accounts");
  const words = useAccountWords();
  const action = useAction(() => undefined);
  const region = words.region(attempt.region);
  const facts = [
    [t("confirm.name"), account.name],
    [t("confirm.seller"), account.sellerId],
    [t("confirm.region"), region],
    [t("confirm.countries"), words.countries(account.marketplaces)],
    [t("confirm.shop"), shopDomain],
  ] as const;
  return (
    <Card>
      <BlockStack gap="400">
        {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
        <Text as="p">{t(attempt.isKnown ? "confirm.again" : "confirm.ask", { channel: title })}</Text>
        <dl className={styles["facts"]}>
          {facts
            .filter(([, fact]) => fact !== "")
            .map(([label, fact]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{fact}</dd>
              </div>
            ))}
        </dl>
        <InlineStack gap="200">
          {!discardOnly && (
            <Button
              variant="primary"
              disabled={disabled || action.busy}
              loading={action.intent === "confirm"}
              onClick={() => action.post({ intent: "confirm" })}
            >
              {t("confirm.yes")}
            </Button>
          )}
          <Button
            disabled={action.busy}
            loading={action.intent === "discard"}
            onClick={() => action.post({ intent: "discard" })}
          >
            {t("confirm.no")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
