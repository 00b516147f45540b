/** Which channels would refuse or hide which listings as they are today, and why. */
import { Badge, BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RefusalView } from "#services/audit/read-audit.ts";
import styles from "./audit.module.css";

interface RefusalsCardProps {
  readonly refusals: readonly RefusalView[];
  readonly products: number;
}

export function RefusalsCard({ refusals, products }: RefusalsCardProps) {
  const { t } = useTranslation(["audit", "channels"]);
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingSm">
            {t("refusals.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("refusals.help")}
          </Text>
        </BlockStack>
        <div>
          {refusals.map((refusal) => (
            <details key={refusal.channel} className={styles["channel"]}>
              <summary>
                <span>{t(`channels:name.${refusal.channel}`)}</span>
                <Badge tone={refusal.refusedProducts > 0 ? "critical" : "success"}>
                  {t("refusals.count", { count: refusal.refusedProducts, of: products })}
                </Badge>
              </summary>
              <Reasons refusal={refusal} />
            </details>
          ))}
        </div>
      </BlockStack>
    </Card>
  );
}

function Reasons({ refusal }: { readonly refusal: RefusalView }) {
  const { t } = useTranslation("audit");
  const { reasons, unjudged } = refusal;
  return (
    <BlockStack gap="200">
      {reasons.length === 0 && <Text as="p">{t("refusals.none")}</Text>}
      <ul>
        {reasons.map(({ ruleId, message, pictures }) => (
          <li key={ruleId}>
            {message} <strong>{t("refusals.pictures", { count: pictures })}</strong>
          </li>
        ))}
      </ul>
      {unjudged.length > 0 && (
        <>
          <Text as="p" tone="subdued">
            {t("refusals.unknown")}
          </Text>
          <ul className={styles["unknown"]}>
            {unjudged.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </>
      )}
    </BlockStack>
  );
}
