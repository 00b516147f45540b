/** The shop's plan: what it allows, what was used, and another one. */
import { useLoaderData } from "@remix-run/react";
import { Card, EmptyState } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { plans } from "#core/billing/plans.ts";
import { readBilling } from "#services/billing/read-billing.ts";
import { changePlan, refreshPlan } from "../billing.server.ts";
import { BillingPage } from "../components/billing/billing-page.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { merchantAction, merchantLoader, readIntent, textField } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async (merchant, { request }) => {
  const returned = new URL(request.url).searchParams.has("charge_id");
  const before = await readBilling(merchant.shopId);
  if (returned && before !== null) await refreshPlan(merchant);
  const billing = returned ? await readBilling(merchant.shopId) : before;
  return {
    ...{ billing, plans },
    mayChange: merchant.staff.permissions.includes("settings"),
    notApproved: returned && before?.planName === billing?.planName,
  };
});

export const action = merchantAction(async (merchant, form) => {
  readIntent(form, ["choose"]);
  const openUrl = await changePlan(merchant, textField(form, "plan"));
  if (openUrl === null) return { ok: true, message: merchant.t("billing:ended") };
  return { ok: true, message: merchant.t("billing:opening"), openUrl };
});

export default function Billing() {
  const { t } = useTranslation("billing");
  const { billing, ...rest } = useLoaderData<typeof loader>();
  return (
    <PageFrame title={t("title")}>
      {billing === null ? (
        <Card>
          <EmptyState heading={t("off.heading")} image="/empty-runs.svg">
            <p>{t("off.text")}</p>
          </EmptyState>
        </Card>
      ) : (
        <BillingPage billing={billing} {...rest} />
      )}
    </PageFrame>
  );
}
