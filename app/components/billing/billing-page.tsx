/** The plan page: this period, what counts, and the plans to choose from. */
import { Banner, BlockStack, Card, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { Plan } from "#core/billing/plans.ts";
import type { BillingView } from "#services/billing/read-billing.ts";
import { leaveFor } from "../leave-for.ts";
import { useAction } from "../use-action.ts";
import { PeriodCard } from "./period-card.tsx";
import { PlanList } from "./plan-list.tsx";

interface BillingPageProps {
  readonly billing: BillingView;
  readonly plans: readonly Plan[];
  readonly mayChange: boolean;
  /** The merchant came back from Shopify's page and has the plan they had. */
  readonly notApproved: boolean;
}

export function BillingPage({ billing, plans, mayChange, notApproved }: BillingPageProps) {
  const { t } = useTranslation("billing");
  const action = useAction(leaveFor);
  const choose = (plan: string) => action.post({ intent: "choose", plan });
  return (
    <BlockStack gap="400">
      {action.result?.ok === false && <Banner tone="critical">{action.result.message}</Banner>}
      {notApproved && <Banner tone="warning">{t("notApproved")}</Banner>}
      {!mayChange && <Banner tone="info">{t("notAllowed")}</Banner>}
      <PeriodCard billing={billing} />
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t("counts.title")}
          </Text>
          <List>
            {(["usable", "failed", "again", "cap"] as const).map((key) => (
              <List.Item key={key}>{t(`counts.${key}`)}</List.Item>
            ))}
          </List>
        </BlockStack>
      </Card>
      <PlanList billing={billing} plans={plans} disabled={!mayChange || action.busy} onChoose={choose} />
    </BlockStack>
  );
}
