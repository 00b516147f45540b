/** What was used of the plan in this period, and what is left. */
import { Badge, BlockStack, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { BillingView } from "#services/billing/read-billing.ts";
import { useFormat } from "../../words/use-format.ts";
import { useDollars } from "./use-dollars.ts";

export function PeriodCard({ billing }: { readonly billing: BillingView }) {
  const { t } = useTranslation("billing");
  const { date, number } = useFormat();
  const dollars = useDollars();
  const { used, left, onTheWay, included, mostExtra, planName, isTest } = billing;
  const most = included + mostExtra;
  const period = { from: date(billing.periodStartsAt), to: date(billing.periodEndsAt) };
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200" blockAlign="center">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t("now.plan", { plan: t(`plans.${planName}`) })}
            </Text>
            {isTest && <Badge>{t("now.test")}</Badge>}
          </InlineStack>
          <Text as="span" tone="subdued">
            {t("now.until", period)}
          </Text>
        </InlineStack>
        <InlineStack align="space-between" gap="200">
          <Text as="span">{t("now.used", { count: used, most: number(most) })}</Text>
          <Text as="span" fontWeight="semibold">
            {t("now.left", { count: left })}
          </Text>
        </InlineStack>
        <ProgressBar
          progress={Math.min(100, (100 * used) / most)}
          size="small"
          tone={left === 0 ? "critical" : "primary"}
          ariaLabelledBy="used"
        />
        <span id="used" hidden>
          {t("now.used", { count: used, most: number(most) })}
        </span>
        {onTheWay > 0 && <Text as="p">{t("now.onTheWay", { count: onTheWay })}</Text>}
        {mostExtra > 0 && (
          <Text as="p" tone="subdued">
            {t("now.extra", {
              included: number(included),
              cost: dollars(billing.extraCents / 100),
              cap: dollars(billing.usageCapCents / 100),
            })}
          </Text>
        )}
        {left === 0 && <Text as="p">{t("now.full", { date: period.to })}</Text>}
      </BlockStack>
    </Card>
  );
}
