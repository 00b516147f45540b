/** The audit: what is wrong with the catalogue's pictures, who would refuse them, what it costs, and where to begin. */
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { cancelAudit } from "#services/audit/cancel-audit.ts";
import { listBadPictures, pictureViews } from "#services/audit/list-bad-pictures.ts";
import { readAudit } from "#services/audit/read-audit.ts";
import { startAudit } from "#services/audit/start-audit.ts";
import { saveSettings } from "#services/settings/save-settings.ts";
import { AuditPage } from "../components/audit/audit-page.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { useAction } from "../components/use-action.ts";
import { useDownload } from "../components/use-download.ts";
import { usePolling } from "../components/use-polling.ts";
import { merchantAction, merchantLoader, readIntent, textField } from "../merchant.server.ts";

export { ErrorBoundary } from "../components/route-error.tsx";

export const loader = merchantLoader(async ({ shopId, shop, staff }, { request }) => {
  const asked = new URL(request.url).searchParams.get("show");
  const show = pictureViews.find((view) => view === asked) ?? "worst";
  const [view, pictures] = await Promise.all([
    readAudit(shopId, shop.settings),
    listBadPictures(shopId, show),
  ]);
  const { auditMinutesPerPicture, auditHourlyRate, auditPricePerPicture, auditCurrency } = shop.settings;
  return {
    ...{ view, pictures, show },
    assumptions: { auditMinutesPerPicture, auditHourlyRate, auditPricePerPicture, auditCurrency },
    mayStart: staff.permissions.includes("enhance"),
    mayChange: staff.permissions.includes("settings"),
  };
});

export const action = merchantAction(async ({ shopId, actor, t }, form) => {
  switch (readIntent(form, ["start", "cancel", "assumptions"])) {
    case "start": {
      const { started } = await startAudit(shopId, actor);
      return { ok: true, message: t(started ? "audit:started" : "audit:underWay") };
    }
    case "cancel":
      await cancelAudit(shopId, textField(form, "auditId"), actor);
      return { ok: true, message: t("audit:cancelled") };
    case "assumptions": {
      const figure = (name: string) => {
        const text = textField(form, name).trim().replace(",", ".");
        return text === "" ? Number.NaN : Number(text);
      };
      const changed = {
        auditMinutesPerPicture: figure("auditMinutesPerPicture"),
        auditHourlyRate: figure("auditHourlyRate"),
        auditPricePerPicture: figure("auditPricePerPicture"),
        auditCurrency: textField(form, "auditCurrency"),
      };
      if (Object.values(changed).some((value) => Number.isNaN(value)))
        return { ok: false, code: "BAD_INPUT", message: t("audit:notFigures") };
      await saveSettings(shopId, changed, actor);
      return { ok: true, message: t("audit:reckoned") };
    }
  }
});

export default function AuditRoute() {
  const { t } = useTranslation("audit");
  const loaded = useLoaderData<typeof loader>();
  const { view, mayStart } = loaded;
  const action = useAction();
  const isGoing = view !== null && ["sampling", "scanning"].includes(view.audit.state);
  usePolling(isGoing);
  const download = useDownload("/app/audit/export", "packshot-audit.csv", t("exportFailed"));
  const start = {
    ...{ content: t(view === null ? "start" : "again"), disabled: !mayStart || isGoing },
    ...{ loading: action.intent === "start", onAction: () => action.post({ intent: "start" }) },
  };
  return (
    <PageFrame
      title={t("title")}
      subtitle={t("subtitle")}
      fullWidth
      primaryAction={start}
      secondaryActions={
        view?.report
          ? [
              { content: t("export"), loading: download.busy, onAction: download.start },
              { content: t("print"), onAction: () => window.print() },
            ]
          : []
      }
    >
      <AuditPage {...loaded} action={action} />
    </PageFrame>
  );
}
