/** What every channel would say to a picture: each rule it meets or breaks, with the source it was read at. */
import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { ChannelResult, RuleResult } from "#core/channel-rules/judge-picture.ts";
import { useFormat } from "../../words/use-format.ts";
import styles from "./channels.module.css";
import { measuredWords } from "./measured-words.ts";

const tones = { fits: "success", advised: "attention", blocked: "critical" } as const;

interface ChannelsCardProps {
  readonly channels: readonly ChannelResult[];
}

/** Drawn anew when the picture changed, not at every key: it holds a hundred rules. */
export const ChannelsCard = memo(function ChannelsCard({ channels }: ChannelsCardProps) {
  const { t } = useTranslation("channels");
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingSm">
            {t("title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("help")}
          </Text>
        </BlockStack>
        <div>
          {channels.map((result) => (
            <Channel key={result.channel} result={result} />
          ))}
        </div>
      </BlockStack>
    </Card>
  );
});

function Channel({ result }: { readonly result: ChannelResult }) {
  const { t } = useTranslation("channels");
  const { channel, slot, outcome, rules, unknown } = result;
  const broken = rules.filter((rule) => rule.outcome === "broken").length;
  return (
    <details className={styles["channel"]}>
      <summary>
        <span className={styles["name"]}>{t(`name.${channel}`)}</span>{" "}
        <span className={styles["slot"]}>{t(`slot.${slot}`)}</span>
        <Badge tone={tones[outcome]}>{t(`outcome.${outcome}`)}</Badge>
      </summary>
      <Text as="p" tone="subdued">
        {t("counts", { met: rules.length - broken, broken, unknown })}
      </Text>
      <ul className={styles["rules"]}>
        {rules.map((rule) => (
          <Rule key={rule.ruleId} rule={rule} />
        ))}
      </ul>
    </details>
  );
}

function Rule({ rule }: { readonly rule: RuleResult }) {
  const { t } = useTranslation("channels");
  const format = useFormat();
  const { outcome, severity, message, measured, sourceUrl, sourceKind } = rule;
  const tone = outcome === "met" ? "success" : severity === "block" ? "critical" : "attention";
  return (
    <li>
      <InlineStack gap="200" blockAlign="start" wrap={false}>
        <div className={styles["badge"]}>
          <Badge tone={tone}>{t(outcome === "met" ? "rule.met" : `rule.${severity}`)}</Badge>
        </div>
        <div>
          <Text as="p">{message}</Text>
          <Text as="p" variant="bodySm" tone="subdued">
            {measured !== null && `${t("measured", { value: measuredWords(measured, t, format) })} · `}
            {t("source")}:{" "}
            {sourceUrl === null ? (
              t(`sourceKind.${sourceKind}`)
            ) : (
              <Link url={sourceUrl} target="_blank" removeUnderline>
                {t(`sourceKind.${sourceKind}`)}
              </Link>
            )}
          </Text>
        </div>
      </InlineStack>
    </li>
  );
}
