/** The plans, side by side where there is room. */
import { Badge, BlockStack, Box, Button, Card, InlineGrid, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "#core/billing/plans.ts";
import type { BillingView } from "#services/billing/read-billing.ts";
import { ConfirmModal } from "../confirm-modal.tsx";
import { useDollars } from "./use-dollars.ts";

interface PlanListProps {
  readonly billing: BillingView;
  readonly plans: readonly Plan[];
  readonly disabled: boolean;
  readonly onChoose: (planName: string) => void;
}

export function PlanList({ billing, plans, disabled, onChoose }: PlanListProps) {
  const { t } = useTranslation("billing");
  const [leaving, setLeaving] = useState(false);
  const onShopify = billing.keptBy === "shopify";
  const choose = ({ name, priceUsd }: Plan) => (priceUsd === 0 ? setLeaving(true) : onChoose(name));
  return (
    <BlockStack gap="300">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <Text as="h2" variant="headingMd">
          {t("plans.title")}
        </Text>
      </Box>
      <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="400">
        {plans.map((plan) => (
          <PlanCard
            key={plan.name}
            plan={plan}
            isCurrent={plan.name === billing.planName}
            {...(!onShopify && { onChoose: () => choose(plan) })}
            disabled={disabled}
          />
        ))}
      </InlineGrid>
      {onShopify && (
        <BlockStack gap="200" inlineAlign="start">
          <Button variant="primary" disabled={disabled} onClick={() => onChoose(billing.planName)}>
            {t("plans.onShopify")}
          </Button>
          <Text as="p" tone="subdued">
            {t("plans.onShopifyHelp")}
          </Text>
        </BlockStack>
      )}
      <ConfirmModal
        open={leaving}
        title={t("leave.title")}
        text={t("leave.text")}
        confirmLabel={t("plans.cancel")}
        destructive
        onConfirm={() => onChoose("free")}
        onClose={() => setLeaving(false)}
      />
    </BlockStack>
  );
}

interface PlanCardProps {
  readonly plan: Plan;
  readonly isCurrent: boolean;
  readonly disabled: boolean;
  /** Left out where Shopify's own page does the choosing. */
  readonly onChoose?: () => void;
}

function PlanCard({ plan, isCurrent, disabled, onChoose }: PlanCardProps) {
  const { t } = useTranslation("billing");
  const dollars = useDollars();
  const { name, priceUsd, includedPictures: count, extraPriceMills } = plan;
  const title = t(`plans.${name}`);
  return (
    <Card>
      <BlockStack gap="200" inlineAlign="start">
        <Text as="h3" variant="headingSm">
          {title}
        </Text>
        <Text as="p">
          {priceUsd === 0 ? t("plans.noPrice") : t("plans.price", { price: dollars(priceUsd) })}
        </Text>
        <Text as="p" tone="subdued">
          {priceUsd === 0 ? t("plans.perMonth", { count }) : t("plans.included", { count })}
        </Text>
        {extraPriceMills !== null && onChoose && (
          <Text as="p" tone="subdued">
            {t("plans.extra", {
              each: dollars(extraPriceMills / 1000),
              cap: dollars(plan.usageCapCents / 100),
            })}
          </Text>
        )}
        {isCurrent && <Badge tone="success">{t("plans.current")}</Badge>}
        {!isCurrent && onChoose && (
          <Button disabled={disabled} onClick={onChoose}>
            {priceUsd === 0 ? t("plans.cancel") : t("plans.choose", { plan: title })}
          </Button>
        )}
      </BlockStack>
    </Card>
  );
}
