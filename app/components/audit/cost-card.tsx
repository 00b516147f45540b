/** What mending the pictures costs today and what of it is saved, with every assumption open to change. */
import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { Form } from "@remix-run/react";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { CostEstimate } from "#core/audit/costs.ts";
import type { Settings } from "#core/settings.ts";
import type { AuditView } from "#services/audit/read-audit.ts";
import { useFormat } from "../../words/use-format.ts";
import type { Action } from "../use-action.ts";
import styles from "./audit.module.css";

export type Assumptions = Pick<
  Settings,
  "auditMinutesPerPicture" | "auditHourlyRate" | "auditPricePerPicture" | "auditCurrency"
>;

interface CostCardProps {
  readonly costs: CostEstimate;
  readonly passing: AuditView["passing"];
  readonly assumptions: Assumptions;
  readonly mayChange: boolean;
  readonly action: Action;
}

const figures = ["auditMinutesPerPicture", "auditHourlyRate", "auditPricePerPicture"] as const;
const currencies = ["EUR", "USD", "GBP", "CHF", "CAD", "AUD"];

export function CostCard({ costs, passing, assumptions, mayChange, action }: CostCardProps) {
  const { t, i18n } = useTranslation("audit");
  const { number, percent } = useFormat();
  const money = (amount: number) =>
    new Intl.NumberFormat(i18n.language, {
      ...{ style: "currency", currency: assumptions.auditCurrency, maximumFractionDigits: 0 },
    }).format(amount);
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const fields = [...given].map(([name, value]) => [name, typeof value === "string" ? value : ""]);
    action.post({ intent: "assumptions", ...(Object.fromEntries(fields) as Record<string, string>) });
  };
  const { low, high } = costs.saving;
  const range = { low: percent(passing.interval.low), high: percent(passing.interval.high) };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t("costs.title")}
        </Text>
        <dl className={styles["costs"]}>
          <dt>{t("costs.pictures")}</dt>
          <dd>{number(costs.pictures)}</dd>
          <dt>{t("costs.byHand", { hours: number(costs.hours) })}</dt>
          <dd>{money(costs.byHand)}</dd>
          <dt>{t("costs.bought")}</dt>
          <dd>{money(costs.bought)}</dd>
          <dt>{t("costs.saving")}</dt>
          <dd>
            <strong>{t("costs.range", { low: money(low), high: money(high) })}</strong>
          </dd>
        </dl>
        <Text as="p" tone="subdued" variant="bodySm">
          {passing.judged < 30
            ? t("costs.assumed", range)
            : t("costs.measured", { ...range, count: passing.judged })}
        </Text>
        <Form method="post" onSubmit={save} className={styles["assumptions"]}>
          {figures.map((name) => (
            <label key={name}>
              <span>{t(`costs.${name}`)}</span>
              <input
                name={name}
                inputMode="decimal"
                defaultValue={String(assumptions[name])}
                disabled={!mayChange}
                required
              />
            </label>
          ))}
          <label>
            <span>{t("costs.auditCurrency")}</span>
            <select name="auditCurrency" defaultValue={assumptions.auditCurrency} disabled={!mayChange}>
              {currencies.map((currency) => (
                <option key={currency}>{currency}</option>
              ))}
            </select>
          </label>
          <Button submit disabled={!mayChange} loading={action.intent === "assumptions"}>
            {t("costs.save")}
          </Button>
        </Form>
      </BlockStack>
    </Card>
  );
}
