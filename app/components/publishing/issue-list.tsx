/** Everything that speaks against the pictures at once, worst first, each with the way to mend it. */
import { Badge, BlockStack, Button, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ChannelIssue } from "#core/publishing/channel-issue.ts";
import { channelTraits, type ConnectedChannel } from "#core/publishing/channel-traits.ts";
import styles from "./publishing.module.css";
import { useSlotWords } from "./use-slot-words.ts";

interface IssueListProps {
  readonly issues: readonly ChannelIssue[];
  readonly product: { readonly id: string } | null;
  readonly channel: ConnectedChannel;
}

const tones = { error: "critical", warning: "warning", info: "info" } as const;
const severities = ["error", "warning", "info"] as const;

export function IssueList({ issues, product, channel }: IssueListProps) {
  const { t } = useTranslation("publications");
  const slotWords = useSlotWords();
  const sorted = severities.flatMap((severity) => issues.filter((issue) => issue.severity === severity));
  const { main, gallery } = channelTraits[channel].presets;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("issues")}
        </Text>
        <ul className={styles["entries"]}>
          {sorted.map(({ code, severity, message, slot }) => (
            <li key={`${code} ${slot ?? ""}`} className={styles["entry"]}>
              <Badge tone={tones[severity]}>{t(`severity.${severity}`)}</Badge>
              <div className={styles["words"]}>
                <Text as="span">
                  {t(`issue.${code.replace("packshot.", "")}`, { defaultValue: message })}
                </Text>
                {slot !== null && (
                  <Text as="span" tone="subdued">
                    {slotWords(slot)}
                  </Text>
                )}
              </div>
              {product !== null && severity !== "info" && (
                <div className={styles["mend"]}>
                  <Button
                    url={`/app/runs/new?${new URLSearchParams({ ids: product.id, preset: slot === "main" ? main : gallery }).toString()}`}
                  >
                    {t("renderAgain")}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
