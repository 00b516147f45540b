/** What would go into an export, and what the channel's rules say to it: each kind once, with how often. */
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ExportPreview, PreviewFinding } from "#services/exports/preview-export.ts";
import styles from "./exports.module.css";

interface ExportFindingsProps {
  readonly preview: ExportPreview;
  readonly channelTitle: string;
  readonly presetTitle: string;
  /** Where the same products can be enhanced with it; null where that cannot be said in an address. */
  readonly enhanceUrl: string | null;
}

export function ExportFindings({ preview, channelTitle, presetTitle, enhanceUrl }: ExportFindingsProps) {
  const { t } = useTranslation(["exports", "words"]);
  const { productCount, judgedCount, pictureCount, findings } = preview;
  const products = t("words:products", { count: judgedCount });
  if (productCount === 0)
    return (
      <Card>
        <Text as="p">{t("form.nothing")}</Text>
      </Card>
    );
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("form.what")}
          </Text>
          <div aria-live="polite">
            <Text as="p">{t("form.figures", { count: pictureCount, products })}</Text>
          </div>
          {judgedCount < productCount && (
            <Text as="p" tone="subdued">
              {t("form.firstOnly", { count: judgedCount, all: productCount })}
            </Text>
          )}
        </BlockStack>
        <Text as="h3" variant="headingSm">
          {t("form.findings", { channel: channelTitle })}
        </Text>
        {findings.length === 0 && <Text as="p">{t("form.clean")}</Text>}
        <ul className={styles["findings"]}>
          {findings.map((finding) => (
            <Finding key={`${finding.kind} ${finding.message ?? ""}`} finding={finding} />
          ))}
        </ul>
        {findings.some(({ kind }) => kind === "refused") && (
          <InlineStack gap="300" blockAlign="center">
            <Text as="p" tone="subdued">
              {t("form.redo", { preset: presetTitle })}
            </Text>
            {enhanceUrl !== null && (
              <Button url={enhanceUrl}>{t("form.redoNow", { preset: presetTitle })}</Button>
            )}
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function Finding({ finding }: { readonly finding: PreviewFinding }) {
  const { t } = useTranslation("exports");
  const { kind, message, count, isLeftOut } = finding;
  return (
    <li className={styles["finding"]}>
      <Badge tone={isLeftOut ? "critical" : "info"}>{isLeftOut ? t("form.out") : t("form.hint")}</Badge>
      <span>{message ?? t(`problem.${kind}.says`)}</span>
      <Text as="span" tone="subdued">
        {t("form.times", { count })}
      </Text>
    </li>
  );
}
